/** One skill of a code: how far along he says he is, and what it rests on. */
import { type Competency, LEVELS } from '#domain/competency.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LogLine } from '../../record/log-line.tsx'
import { fullNameOf } from '../../record/judging/competency-name.ts'
import { selfLevelWord } from '../../record/words.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { Checkbox, SegmentedControl } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FieldErrorText } from '../../ui/field-frame.tsx'
import styles from './hand-over.module.css'
import type { LineDraft } from './use-choosing.ts'

interface LinePartProps {
  readonly competency: Competency
  readonly line: LineDraft
  /** Newest first. */
  readonly logs: readonly PracticeLog[]
  /** How many more logs the code has room for. */
  readonly room: number
  /** Logs that are in the code already, for whichever skill. */
  readonly chosen: ReadonlySet<PracticeLogId>
  readonly noLevel: boolean
  readonly onChange: (part: Partial<LineDraft>) => void
}

const OTHERS_SHOWN = 8

export const LinePart = ({ competency, line, logs, room, chosen, noLevel, onChange }: LinePartProps) => {
  const { t, i18n } = useLingui()
  const name = fullNameOf(competency, i18n.locale)
  const naming = logs.filter((l) => l.competencies.includes(competency.id))
  const others = logs.filter((l) => !naming.includes(l)).filter((l, n) => n < OTHERS_SHOWN || line.logs.includes(l.id))
  const isFull = (id: PracticeLogId) => room <= 0 && !chosen.has(id)
  const pick = (id: PracticeLogId, on: boolean) => onChange({ logs: on ? [...line.logs, id] : line.logs.filter((l) => l !== id) })
  const error = `level-${competency.id}`
  return (
    <Card as="section">
      <Stack gap={3}>
        <h2 className={styles['title']} dir="auto">
          {name}
        </h2>
        <div>
          <SegmentedControl
            label={t`How far along are you?`}
            value={String(line.selfLevel ?? '')}
            onChange={(v) => onChange({ selfLevel: LEVELS.find((l) => String(l) === v) ?? null })}
            options={LEVELS.map((l) => ({ value: String(l), label: String(l) }))}
          />
          <p className={styles['quiet']}>{line.selfLevel === null ? t`1: I watch … 5: I do it alone` : t(selfLevelWord[line.selfLevel])}</p>
          {noLevel && <FieldErrorText id={error}>{t`Please choose your level.`}</FieldErrorText>}
        </div>
        <Disclosure title={<Plural value={line.logs.length} _0="Rests on no log" one="Rests on # log" other="Rests on # logs" />}>
          {naming.length === 0 && (
            <p className={styles['quiet']}>
              <Trans>No log names this skill yet. You can ask all the same, or choose other logs.</Trans>
            </p>
          )}
          <ul>
            {[...naming, ...others].map((log) => (
              <li key={log.id}>
                <Checkbox isSelected={line.logs.includes(log.id)} isDisabled={!line.logs.includes(log.id) && isFull(log.id)} onChange={(on) => pick(log.id, on)}>
                  <LogLine log={log} names={naming.includes(log)} />
                </Checkbox>
              </li>
            ))}
          </ul>
        </Disclosure>
      </Stack>
    </Card>
  )
}
