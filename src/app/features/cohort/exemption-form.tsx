/** Which rule is lifted, for which days, and why. What is typed waits on this device until it is given. */
import { addDays, type CalendarDay } from '#domain/calendar-day.ts'
import type { Placement } from '#domain/placement.ts'
import { GUARD_RULES, type GuardRuleId } from '#domain/placement-guard.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId } from 'react'
import { useDates } from '../../record/dates.ts'
import { guardRuleWord, useGuardWords } from '../../record/guard-words.ts'
import { notSavedSentence } from '../../record/sentences.ts'
import { today } from '../../store/clock.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useDraftForm } from '../../store/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { DayField, SelectField, TextArea } from '../../ui/fields.tsx'
import type { Exemptions, GivenExemption } from './use-exemptions.ts'
import styles from './work-facts.module.css'

interface ExemptionFormProps {
  readonly placement: Placement
  /** What the facts speak of most. */
  readonly suggested: GuardRuleId
  readonly exemptions: Exemptions
  readonly onClose: () => void
}

const within = ({ start, end }: Placement, day: CalendarDay): CalendarDay => (day < start ? start : day > end ? end : day)

export const ExemptionForm = ({ placement, suggested, exemptions: { give, deed }, onClose }: ExemptionFormProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const words = useGuardWords()
  const first = useId()
  const draft = useDraftForm<GivenExemption>(`exemption ${placement.id}`, {
    rule: suggested,
    from: within(placement, today()),
    until: within(placement, addDays(today(), 6)),
    because: '',
  })
  useHoldsWork()
  const ready = draft.value !== undefined
  useEffect(() => {
    if (ready) document.getElementById(first)?.focus()
  }, [first, ready])
  if (draft.value === undefined) return null
  const { rule, from, until, because } = draft.value
  const start = dates.fullDay(placement.start)
  const end = dates.fullDay(placement.end)
  const error = (path: 'rule' | 'from' | 'until' | 'because') => {
    const code = deed.fieldError(path)
    return code === undefined ? undefined : t(code)
  }
  const termError = (path: 'from' | 'until', wrong: boolean) => (wrong && deed.fieldError(path) !== undefined ? t`The placement lasts from ${start} to ${end}.` : error(path))
  const save = async () => {
    if (!(await give({ rule, from, until, because: because.trim() }, draft.handIn))) return
    onClose()
  }
  return (
    <div className={styles['form']}>
      <SelectField
        id={first}
        label={t`Rule`}
        hint={words.rule(rule, placement)}
        value={rule}
        onChange={(v) => draft.change({ rule: v as GuardRuleId })}
        options={GUARD_RULES.filter((r) => r.on).map((r) => ({ value: r.id, label: t(guardRuleWord[r.id]) }))}
        error={error('rule')}
      />
      <div className={styles['term']}>
        <DayField label={t`From`} value={from} min={placement.start} max={placement.end} onChange={(d) => draft.change({ from: d as CalendarDay })} error={termError('from', from !== '' && from < placement.start)} />
        <DayField label={t`To, included`} value={until} min={from} max={placement.end} onChange={(d) => draft.change({ until: d as CalendarDay })} error={termError('until', until > placement.end)} />
      </div>
      <TextArea label={t`Reason`} hint={t`The apprentice reads it beside his hours.`} rows={2} value={because} onChange={(text) => draft.change({ because: text })} error={error('because')} />
      <div className={styles['buttons']}>
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
        <Button variant="primary" isPending={deed.isPending} onPress={() => void save()}>
          <Trans>Allow it</Trans>
        </Button>
      </div>
      <div role="alert">
        {draft.notSaved !== null && <p className={styles['problem']}>{t(notSavedSentence[draft.notSaved])}</p>}
        {deed.problem !== null && <p className={styles['problem']}>{t(deed.problem)}</p>}
      </div>
    </div>
  )
}
