/** The skills that came last and most often, each taken and given back in one tap; all others are found by the field below. */
import type { CompetencyId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { useId, useMemo } from 'react'
import type { PickOption } from '../../ui/multi-picker.tsx'
import type { ChangeForm } from './form-parts.ts'
import type { LogForm } from './log-form.ts'
import { suggestedSkills } from './suggestions.ts'
import styles from './suggestions.module.css'

interface SkillSuggestionsProps {
  readonly last: readonly PracticeLog[] | undefined
  readonly options: readonly PickOption[]
  readonly chosen: LogForm['competencies']
  readonly change: ChangeForm
}

export const SkillSuggestions = ({ last, options, chosen, change }: SkillSuggestionsProps) => {
  const label = useId()
  const byId = useMemo(() => new Map(options.map((o) => [o.id as CompetencyId, o])), [options])
  const skills = suggestedSkills(last ?? [], new Set(byId.keys()))
  if (skills.length === 0) return null
  const toggle = (id: CompetencyId) => change({ competencies: chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id] })
  return (
    <div role="group" aria-labelledby={label}>
      <p id={label} className={styles['label']}>
        <Trans>Skills you practised lately</Trans>
      </p>
      <div className={styles['choices']}>
        {skills.map((id) => (
          <button key={id} type="button" className={styles['choice']} data-tone="quiet" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
            <span className={styles['code']}>{byId.get(id)?.code}</span>
            <span className={styles['title']} dir="auto">
              {byId.get(id)?.text}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
