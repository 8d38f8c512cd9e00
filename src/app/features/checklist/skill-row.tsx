/** A unit's head with its bar of seals, and one competency: seal, code, title, and how it stands. */
import type { Level } from '#domain/competency.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes } from '../../record/dates.ts'
import { StandingSeal } from '../../record/standing-seal.tsx'
import { SegmentBar } from '../../ui/bar.tsx'
import type { SkillRow, UnitRow } from './skill-rows.ts'
import styles from './skill-row.module.css'
import { useTallyWords } from './tally-words.ts'

export const UnitHead = ({ row, onToggle }: { readonly row: UnitRow; readonly onToggle: () => void }) => {
  const { i18n } = useLingui()
  const words = useTallyWords()
  const { unit, tally, open } = row
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <div className={styles['unit']} data-open={open || undefined}>
      <h2 className={styles['heading']}>
        <button type="button" className={styles['toggle']} aria-expanded={open} onClick={onToggle}>
          <Chevron aria-hidden size={20} className={styles['chevron']} />
          <span className={styles['unitTitle']} dir="auto">
            {inLanguage(unit.title, i18n.locale)}
          </span>
          <span className={styles['of']}>
            {tally.signed} / {tally.of}
          </span>
        </button>
      </h2>
      <SegmentBar
        label={words(tally)}
        segments={[
          { amount: tally.signed, tone: 'seal' },
          { amount: tally.asked, tone: 'amber' },
          { amount: tally.practised, tone: 'steel' },
          { amount: tally.untouched, tone: 'line' },
        ]}
      />
    </div>
  )
}

interface SkillRowProps {
  readonly row: SkillRow
  readonly selfLevel: Level | null
  readonly isUnheard: boolean
  /** Made once for the list: a row that comes in while scrolling must not build date formats. */
  readonly line: (s: CompetencyStanding) => string
}

export const SkillRowLink = memo(({ row, selfLevel, isUnheard, line }: SkillRowProps) => {
  const { i18n, t } = useLingui()
  const { competency, standing } = row
  const practised = hoursAndMinutes(standing.practisedMinutes)
  return (
    <Link to={`/skills/${competency.id}`} className={styles['skill']} data-last={row.last || undefined} data-status={standing.status}>
      <StandingSeal standing={standing} selfLevel={selfLevel} isUnheard={isUnheard} />
      <span className={styles['words']}>
        <span className={styles['title']} dir="auto">
          {competency.code !== '' && <span className={styles['code']}>{competency.code}</span>} {inLanguage(competency.title, i18n.locale)}
        </span>
        <span className={styles['line']}>{line(standing)}</span>
      </span>
      {standing.practisedMinutes > 0 && (
        <span className={styles['minutes']} role="img" aria-label={t`practised ${practised} hours`}>
          {practised}
        </span>
      )}
    </Link>
  )
})
SkillRowLink.displayName = 'SkillRowLink'
