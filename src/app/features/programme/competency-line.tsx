/** One line of a plan: what it is, and what it asks for. */
import { type Competency, signersOf } from '#domain/competency.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldAlert } from 'lucide-react'
import { hoursAndMinutes } from '../../record/dates.ts'
import { numberText } from '../../record/measurement-table.tsx'
import { dimensionWord, kindWord, signersWord } from '../../record/words.ts'
import { Chip, CodeTag } from '../../ui/chip.tsx'
import styles from './programme.module.css'

interface CompetencyLineProps {
  readonly competency: Competency
  readonly byId: ReadonlyMap<CompetencyId, Competency>
}

export const CompetencyLine = ({ competency: c, byId }: CompetencyLineProps) => {
  const { t, i18n } = useLingui()
  const codeOf = (id: CompetencyId): string => {
    const other = byId.get(id)
    return other === undefined ? id : other.code || inLanguage(other.title, i18n.locale)
  }
  const safety = c.prerequisites.filter((p) => p.safety).map((p) => codeOf(p.competency)).join(', ')
  const before = c.prerequisites.filter((p) => !p.safety).map((p) => codeOf(p.competency)).join(', ')
  const grades = c.standard === null ? '' : c.standard.grades.map((g) => `± ${numberText(g.within)}`).join(' → ')
  const days = c.validDays ?? 0
  const planned = c.plannedMinutes === null ? '' : hoursAndMinutes(c.plannedMinutes)
  return (
    <div className={styles['line']}>
      <p className={styles['title']}>
        {c.code !== '' && <CodeTag>{c.code}</CodeTag>}
        <span dir="auto">{inLanguage(c.title, i18n.locale)}</span>
      </p>
      <div className={styles['marks']}>
        <Chip>{t(kindWord[c.kind])}</Chip>
        {c.craft.map((d) => (
          <Chip key={d} tone="act">
            {t(dimensionWord[d])}
          </Chip>
        ))}
        {c.standard !== null && (
          <span dir="auto">
            {c.standard.quantity}
            {c.standard.nominal === null ? '' : ` ${numberText(c.standard.nominal)}`} {grades} {c.standard.unit}
          </span>
        )}
        {safety !== '' && (
          <span className={styles['safety']}>
            <ShieldAlert aria-hidden size={15} />
            <Trans>safety first: {safety}</Trans>
          </span>
        )}
        {before !== '' && (
          <span>
            <Trans>after {before}</Trans>
          </span>
        )}
        {signersOf(c) === 'mentor' && <span>{t(signersWord.mentor)}</span>}
        {c.validDays !== null && <span>{t`${plural(days, { one: 'valid for # day', other: 'valid for # days' })}`}</span>}
        {planned !== '' && (
          <span>
            <Trans>planned {planned} hours</Trans>
          </span>
        )}
      </div>
    </div>
  )
}
