/** The logbook: what waits on top, then week by week, and "New log" under the thumb. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { useDeferredValue } from 'react'
import { useNavigate } from 'react-router'
import { readPlacements } from '../../record/checklist.ts'
import { useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { today } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { currentPlacement } from './current-placement.ts'
import { DraftList } from './draft-list.tsx'
import { FoundLogs } from './found-logs.tsx'
import { LogbookTools } from './logbook-tools.tsx'
import { useLogbookView } from './logbook-view.ts'
import styles from './logbook-tools.module.css'
import { LogWeeks } from './log-weeks.tsx'
import { useLogMarks } from './use-log-marks.ts'
import { useLogPages } from './use-log-pages.ts'
import { useFoundLogs } from './use-logs.ts'

export const LogbookScreen = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const dates = useDates()
  const { actor } = useStore()
  const { text, state } = useLogbookView()
  const placements = useLive((db) => readPlacements(db, actor.person), [actor.person])
  const pages = useLogPages()
  const found = useFoundLogs(useDeferredValue(text), state)
  const marks = useLogMarks()
  const placement = currentPlacement(placements ?? [])
  const week = dates.week(today())
  const place = placement === null ? '' : ` · ${placement.enterpriseName}, ${placement.post}`
  const isSearching = text.trim() !== '' || state !== 'all'
  return (
    <Screen
      title={t`Logbook`}
      subtitle={
        <span className={styles['place']}>
          <Trans>Week {week}</Trans>
          <bdi>{place}</bdi>
        </span>
      }
      action={
        <Button variant="primary" size="floor" full icon={<Plus aria-hidden />} onPress={() => void navigate('/logbook/new')}>
          <Trans>New log</Trans>
        </Button>
      }
    >
      {placements === undefined || pages === undefined || marks === undefined ? null : (
        <>
          {placement === null && (
            <Banner tone="warn">
              <Trans>You have no placement on this device yet. You can write logs as drafts now, and submit them once your placement is here.</Trans>
            </Banner>
          )}
          <DraftList drafts={marks.drafts} />
          {(pages.some((p) => p.rows.length > 0) || isSearching) && <LogbookTools />}
          {isSearching ? <FoundLogs found={found ?? undefined} marks={marks} /> : <LogWeeks pages={pages} marks={marks} placements={placements} hasDrafts={marks.drafts.length > 0} />}
        </>
      )}
    </Screen>
  )
}
