/** Where the school owes an answer and is late, for the coordinator: whose, about what, since when, and who teaches him. */
import type { OverdueConcern } from '#sync/office.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { NotGiven } from '../../record/not-given.tsx'
import { Screen } from '../../record/screen.tsx'
import { apiErrorSentence } from '../../record/sentences.ts'
import { concernCategoryWord } from '../../record/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './concerns.module.css'
import { useOverdue } from './use-overdue.ts'

export const OverdueScreen = () => {
  const { t } = useLingui()
  const { read, isPending, failed, ask } = useOverdue()
  const count = read?.count ?? 0
  const shown = read?.concerns.length ?? 0
  return (
    <Screen
      width="full"
      title={t`Overdue concerns`}
      subtitle={<Trans>Where an apprentice waits longer for an answer than the school allows itself. What he wrote is between him and his teachers, and is not shown here.</Trans>}
    >
      <p role="status" className={styles['quiet']}>
        {isPending && <Trans>Asking the server…</Trans>}
        {!isPending && count > 0 && (shown < count ? <Trans>{shown} of {count} shown, the longest overdue first</Trans> : <Plural value={count} one="# answer is missing" other="# answers are missing" />)}
      </p>
      {read === null && failed !== null && (
        <NotGiven
          failed={failed}
          onAgain={ask}
          title={t`The list could not be read`}
          withoutNetwork={{ text: t`It is read from the server each time, because it is about other people. It comes by itself when the network is back.` }}
        />
      )}
      {read !== null && failed !== null && <p role="alert">{failed.why === 'unreachable' ? <Trans>The server cannot be reached. This is what it said last.</Trans> : t(apiErrorSentence[failed.error?.error ?? 'server-failed'])}</p>}
      {read !== null && count === 0 && (
        <EmptyState icon={<Check size={40} />} title={t`No answer is overdue`}>
          <Trans>Health and safety are owed an answer within a day, pay, hours and conflicts within three, the content of the work within a week.</Trans>
        </EmptyState>
      )}
      {read !== null && shown > 0 && <OverdueTable of={read.concerns} />}
    </Screen>
  )
}

const OverdueTable = ({ of }: { readonly of: readonly OverdueConcern[] }) => {
  const { t } = useLingui()
  const dates = useDates()
  return (
    <Table caption={t`Overdue concerns`} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t`Apprentice`}</th>
          <th scope="col">{t`Cohort`}</th>
          <th scope="col">{t`Kind`}</th>
          <th scope="col">{t`Answer due`}</th>
          <th scope="col">{t`Teacher`}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((c) => (
          <tr key={c.id}>
            <th scope="row" dir="auto">
              {c.apprenticeName}
            </th>
            <td dir="auto">{c.cohortName}</td>
            <td>{t(concernCategoryWord[c.category])}</td>
            <td className={styles['since']}>{dates.dayAndTime(c.since)}</td>
            <td dir="auto">{c.teacherName}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
