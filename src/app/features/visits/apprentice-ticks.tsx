/** Who is at the enterprise, ticked one by one; under each who is ticked, what he raised and what is still open. */
import type { ConcernId, PersonId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ConcernStandingChip } from '../../record/concern-standing.tsx'
import type { ConcernRecord } from '../../record/concerns.ts'
import { concernCategoryWord } from '../../record/words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { FieldErrorText } from '../../ui/field-frame.tsx'
import { useId } from 'react'
import type { Enterprise } from './use-visits.ts'
import styles from './visits.module.css'

interface ApprenticeTicksProps {
  readonly of: Enterprise
  readonly chosen: readonly PersonId[]
  readonly concerns: readonly ConcernId[]
  readonly onChange: (part: { readonly chosen?: readonly PersonId[]; readonly concerns?: readonly ConcernId[] }) => void
  readonly error?: string | undefined
}

const turned = <T,>(all: readonly T[], one: T, on: boolean): readonly T[] => (on ? [...all.filter((o) => o !== one), one] : all.filter((o) => o !== one))

export const ApprenticeTicks = ({ of: { apprentices }, chosen, concerns, onChange, error }: ApprenticeTicksProps) => {
  const { t } = useLingui()
  const errorId = useId()
  const all = apprentices.map((a) => a.person)
  const isAll = all.every((p) => chosen.includes(p))
  return (
    <fieldset className={styles['ticks']} aria-describedby={error === undefined ? undefined : errorId}>
      <legend>{t`Whom do you see?`}</legend>
      {error !== undefined && <FieldErrorText id={errorId}>{error}</FieldErrorText>}
      {apprentices.length > 1 && (
        <Button variant="plain" onPress={() => onChange({ chosen: isAll ? [] : all })}>
          {isAll ? <Trans>Tick none</Trans> : <Trans>Tick all</Trans>}
        </Button>
      )}
      {apprentices.map((a) => (
        <div key={a.person}>
          <Checkbox isSelected={chosen.includes(a.person)} onChange={(on) => onChange({ chosen: turned(chosen, a.person, on) })}>
            <b dir="auto">{a.name}</b> <span className={styles['quiet']}>{a.placement.post}</span>
          </Checkbox>
          {chosen.includes(a.person) && a.concerns.length > 0 && (
            <div className={styles['under']}>
              <ConcernTicks records={a.concerns} chosen={concerns} onChange={(next) => onChange({ concerns: next })} />
            </div>
          )}
        </div>
      ))}
    </fieldset>
  )
}

interface ConcernTicksProps {
  readonly records: readonly ConcernRecord[]
  readonly chosen: readonly ConcernId[]
  readonly onChange: (chosen: readonly ConcernId[]) => void
}

/** Which of his concerns are to be spoken of. */
export const ConcernTicks = ({ records, chosen, onChange }: ConcernTicksProps) => {
  const { t } = useLingui()
  return (
    <>
      {records.map((r) => (
        <Checkbox key={r.concern.id} isSelected={chosen.includes(r.concern.id)} onChange={(on) => onChange(turned(chosen, r.concern.id, on))}>
          <span className={styles['concern']}>
            <span>
              {t(concernCategoryWord[r.concern.category])} <ConcernStandingChip record={r} />
            </span>
            <span className={styles['excerpt']} dir="auto">
              {r.concern.text}
            </span>
          </span>
        </Checkbox>
      ))}
    </>
  )
}
