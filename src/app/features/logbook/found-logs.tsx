/** What a search found, newest first, fifty at a time. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LogCard } from './log-card.tsx'
import styles from './log-weeks.module.css'
import { useLogbookView } from './logbook-view.ts'
import type { LogMarks } from './use-log-marks.ts'
import type { LogsShown } from './use-logs.ts'

const PAGE = 50

export const FoundLogs = ({ found, marks }: { readonly found: LogsShown | undefined; readonly marks: LogMarks }) => {
  const { t } = useLingui()
  const dates = useDates()
  const show = useLogbookView((s) => s.show)
  const [pages, setPages] = useState(1)
  if (found === undefined) return null
  const { logs, codeOf } = found
  if (logs.length === 0)
    return (
      <EmptyState
        icon={<SearchX size={32} />}
        title={t`No log found`}
        action={
          <Button onPress={() => show({ text: '', state: 'all' })}>
            <Trans>Show all logs</Trans>
          </Button>
        }
      >
        <Trans>Try another word, or the code of a skill.</Trans>
      </EmptyState>
    )
  const count = logs.length
  return (
    <section className={styles['found']}>
      <p className={styles['count']} role="status">
        <Plural value={count} one="# log" other="# logs" />
      </p>
      <ul className={styles['cards']}>
        {logs.slice(0, pages * PAGE).map((log) => (
          <li key={log.id}>
            <LogCard log={log} marks={marks} codeOf={codeOf} day={dates.fullDay(log.practisedOn)} />
          </li>
        ))}
      </ul>
      {logs.length > pages * PAGE && (
        <Button full onPress={() => setPages(pages + 1)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </section>
  )
}
