/** One concern in a list: what it is about, its first words, how it stands. */
import { carerOf } from '#domain/concern.ts'
import { useLingui } from '@lingui/react/macro'
import { Hand } from 'lucide-react'
import { Link } from 'react-router'
import { ConcernStandingChip } from '../../record/concern-standing.tsx'
import type { ConcernRecord } from '../../record/concerns.ts'
import { useDates } from '../../record/dates.ts'
import { concernCategoryWord } from '../../record/words.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './concerns.module.css'

interface ConcernCardProps {
  readonly record: ConcernRecord
  readonly isOpen?: boolean
  readonly isNew?: boolean
  /** Choosing another one beside the list is no step that "back" should go through. */
  readonly replace?: boolean
}

export const ConcernCard = ({ record, isOpen = false, isNew = false, replace = false }: ConcernCardProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const { concern: c, apprentice, voice } = record
  const carer = carerOf(c)
  const category = t(concernCategoryWord[c.category])
  return (
    <Link to={`/concerns/${c.id}`} replace={replace} className={styles['card']} aria-current={isOpen ? 'true' : undefined}>
      <span className={styles['cardHead']}>
        <b dir="auto">{voice === 'apprentice' ? category : apprentice}</b>
        <span className={styles['quiet']}>{dates.moment(c.raisedAt)}</span>
      </span>
      {voice !== 'apprentice' && <span className={styles['category']}>{category}</span>}
      <span className={styles['excerpt']} dir="auto">
        {c.text}
      </span>
      <span className={styles['chips']}>
        <ConcernStandingChip record={record} />
        {voice === 'teacher' && carer !== null && (
          <Chip icon={<Hand aria-hidden size={14} />}>
            <bdi>{carer.name}</bdi>
          </Chip>
        )}
        {isNew && <Chip tone="act">{t`New`}</Chip>}
      </span>
    </Link>
  )
}
