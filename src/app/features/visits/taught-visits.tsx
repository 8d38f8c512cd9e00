/** A teacher's visits: what is to be done on the left, by trip; one of them on the right. */
import type { VisitId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarCheck, CalendarPlus } from 'lucide-react'
import { Screen } from '../../record/screen.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { useWide } from '../../ui/use-wide.ts'
import { useVisits } from './use-visits.ts'
import { VisitDetail } from './visit-detail.tsx'
import { VisitPane } from './visit-pane.tsx'
import styles from './visits.module.css'

export const TaughtVisits = ({ opened }: { readonly opened: VisitId | null }) => {
  const { t } = useLingui()
  const wide = useWide()
  const visits = useVisits()?.filter((r) => r.isTaught)
  const plan = (
    <ButtonLink to="/visits/new" variant="primary" size={wide ? 'normal' : 'floor'} full={!wide} icon={<CalendarPlus aria-hidden size={20} />}>
      {t`Plan a visit`}
    </ButtonLink>
  )
  const narrowDetail = !wide && opened !== null
  return (
    <Screen title={t`Visits`} width="full" {...(narrowDetail ? { back: '/visits' } : {})} {...(wide ? { tools: plan } : narrowDetail ? {} : { action: plan })}>
      {visits !== undefined && visits.length === 0 && opened === null && (
        <EmptyState icon={<CalendarCheck size={40} />} title={t`No visit planned`}>
          <Trans>Choose an enterprise, tick whom you want to see there, and name a day. What you note there is saved on this device, also without a network.</Trans>
        </EmptyState>
      )}
      {visits !== undefined && (visits.length > 0 || opened !== null) && (
        <SplitPane
          showing={opened === null ? 'list' : 'detail'}
          list={<VisitPane records={visits} opened={opened} replace={wide && opened !== null} />}
          detail={
            opened === null ? (
              <p className={styles['choose']}>
                <Trans>Choose something on the left.</Trans>
              </p>
            ) : (
              <VisitDetail key={opened} id={opened} />
            )
          }
        />
      )}
    </Screen>
  )
}
