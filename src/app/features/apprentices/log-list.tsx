/** The logs of an apprentice, newest first; each opens. */
import { findCompetency } from '#domain/programme.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check, ChevronRight, Ruler, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { LateMark } from '../../record/late-mark.tsx'
import { logStateWord } from '../../record/words.ts'
import { Chip, CodeTag } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './apprentice-screen.module.css'
import { ShowMore } from './show-more.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'

const PAGE = 30

export const LogList = ({ record }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const [most, setMost] = useState(PAGE)
  if (record.logs.length === 0)
    return (
      <EmptyState title={t`No logs yet`}>
        <Trans>What the apprentice hands in stands here. Ask for the first log at the machine; it takes less than a minute.</Trans>
      </EmptyState>
    )
  return (
    <>
      <ul className={styles['list']}>
        {record.logs.slice(0, most).map((log) => (
          <li key={log.id}>
            <LogLink log={log} record={record} />
          </li>
        ))}
      </ul>
      {record.logs.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
    </>
  )
}

const LogLink = ({ log, record }: { readonly log: PracticeLog; readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const codes = log.competencies.map((id) => (record.programme === null ? undefined : findCompetency(record.programme, id))?.code ?? '').filter((c) => c !== '')
  return (
    <Link to={`/apprentices/${record.apprentice}/logs/${log.id}`} className={styles['line']}>
      <span className={styles['words']}>
        <b dir="auto">{log.task}</b>
        <span className={styles['quiet']}>
          {dates.day(log.practisedOn)} · {hoursAndMinutes(log.minutes)}
          {log.revision > 1 && (
            <>
              {' · '}
              <Trans>revision {log.revision}</Trans>
            </>
          )}
        </span>
        <span className={styles['facts']}>
          {codes.map((c, n) => (
            // Statutory plans repeat codes.
            <CodeTag key={`${c} ${n}`}>{c}</CodeTag>
          ))}
          {log.measurements.length > 0 && (
            <Chip icon={<Ruler aria-hidden size={16} />}>
              <Plural value={log.measurements.length} one="# measured" other="# measured" />
            </Chip>
          )}
          {log.state === 'returned' && (
            <Chip tone="bad" icon={<Undo2 aria-hidden size={16} />}>
              {t(logStateWord.returned)}
            </Chip>
          )}
          {log.state === 'confirmed' && (
            <Chip tone="ok" icon={<Check aria-hidden size={16} />}>
              {t(logStateWord.confirmed)}
            </Chip>
          )}
          {log.late && <LateMark />}
        </span>
      </span>
      <ChevronRight aria-hidden className={styles['arrow']} />
    </Link>
  )
}
