/** Reports: on the left what to make, on the right what was made and is kept for a day. */
import { Trans, useLingui } from '@lingui/react/macro'
import { FileStack, Users, WifiOff } from 'lucide-react'
import { useRef, useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ReportCard } from './report-card.tsx'
import { ReportForm } from './report-form.tsx'
import styles from './reports.module.css'
import { isUnfinished, type Reports, useReports } from './use-reports.ts'
import type { WhyNot } from '../../replication/http.ts'
import { useSubjects } from './use-subjects.ts'
import { WhyNotWords } from './why-not.tsx'

export const ReportsScreen = () => {
  const { t } = useLingui()
  const subjects = useSubjects()
  const reports = useReports()
  return (
    <Screen width="full" title={t`Reports`}>
      {subjects?.length === 0 && (
        <EmptyState icon={<Users size={40} />} title={t`No cohort yet`}>
          <Trans>Reports are about a cohort or one of its apprentices. A cohort appears here when the school office has set it up.</Trans>
        </EmptyState>
      )}
      {subjects !== undefined && subjects.length > 0 && (
        <div className={styles['pair']}>
          <ReportForm subjects={subjects} make={reports.make} />
          <Made reports={reports} />
        </div>
      )}
    </Screen>
  )
}

const Made = ({ reports: { jobs, failed, make, remove } }: { readonly reports: Reports }) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  const [notRemoved, setNotRemoved] = useState<WhyNot | null>(null)
  const take = async (id: string) => {
    const why = await remove(id)
    setNotRemoved(why)
    // The button that had the focus is gone with its report.
    if (why === null) heading.current?.focus()
  }
  const unfinished = jobs?.filter(isUnfinished).length ?? 0
  const ready = jobs?.filter((j) => j.state === 'done').length ?? 0
  return (
    <section className={styles['made']} aria-labelledby="made">
      <h2 id="made" ref={heading} tabIndex={-1} className={styles['heading']}>
        <Trans>Your reports</Trans>
      </h2>
      <p className={styles['quiet']}>
        <Trans>They are kept on the server for a day, for you alone.</Trans>
      </p>
      <p role="status" className={styles['status']}>
        {unfinished > 0 ? <Trans>In the making: {unfinished}, ready: {ready}</Trans> : ready > 0 ? <Trans>Ready: {ready}</Trans> : jobs === undefined && failed === null ? <Trans>Asking the server…</Trans> : null}
      </p>
      <div role="alert">{notRemoved !== null ? <WhyNotWords failed={notRemoved} /> : failed !== null ? <NotRead failed={failed} isOlder={jobs !== undefined} /> : null}</div>
      {jobs?.length === 0 && (
        <EmptyState icon={<FileStack size={40} />} title={t`No report yet`}>
          <Trans>Choose one and make it: it appears here and can be downloaded when it is ready. You may go on working meanwhile.</Trans>
        </EmptyState>
      )}
      <ul className={styles['jobs']}>
        {jobs?.map((job) => (
          <ReportCard key={job.id} job={job} onAgain={make} onRemove={() => void take(job.id)} />
        ))}
      </ul>
    </section>
  )
}

/** @param isOlder the list could not be read anew; what is shown of it stays */
const NotRead = ({ failed, isOlder }: { readonly failed: WhyNot; readonly isOlder: boolean }) =>
  failed.why === 'refused' ? (
    <WhyNotWords failed={failed} />
  ) : (
    <p className={styles['offline']}>
      <WifiOff aria-hidden size={18} />
      <span>
        {isOlder ? (
          <Trans>The server cannot be reached, so this list may be out of date. It comes by itself when the network is back.</Trans>
        ) : (
          <Trans>The server cannot be reached, so your reports could not be read. They come by themselves when the network is back.</Trans>
        )}
      </span>
    </p>
  )
