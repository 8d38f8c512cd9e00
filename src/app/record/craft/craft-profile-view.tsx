/**
 * The four dimensions, each with the deeds that show it; every deed opens its logs. Blank where there is no evidence:
 * no number stands beside a dimension, and nothing is added up.
 */
import { CRAFT_DIMENSIONS, type CraftDimension } from '#domain/competency.ts'
import type { CraftPoint, CraftProfile } from '#domain/craft-profile.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Section } from '../../ui/card.tsx'
import { useDates } from '../dates.ts'
import { useCompetencyName } from '../deed-text.tsx'
import { GrowingList } from '../growing-list.tsx'
import { dimensionWord } from '../words.ts'
import styles from './craft-profile.module.css'
import { dimensionMeaning, usePointWords } from './craft-words.ts'

interface CraftProfileViewProps {
  readonly profile: CraftProfile
  readonly logs: ReadonlyMap<PracticeLogId, PracticeLog>
  readonly addressOf: (log: PracticeLogId) => string
  /** What stands where a dimension is blank. */
  readonly blank: (dimension: CraftDimension) => ReactNode
}

/** So many of a dimension at first: the page stays one that can be taken in. */
const PAGE = 5

export const CraftProfileView = ({ profile, logs, addressOf, blank }: CraftProfileViewProps) => {
  const { t } = useLingui()
  const words = usePointWords(useCompetencyName())
  return CRAFT_DIMENSIONS.map((dimension) => (
    <Section key={dimension} title={t(dimensionWord[dimension])}>
      <p className={styles['meaning']}>{t(dimensionMeaning[dimension])}</p>
      {profile[dimension].length === 0 ? (
        <p className={styles['blank']}>{blank(dimension)}</p>
      ) : (
        <GrowingList page={PAGE} className={styles['points']}>
          {profile[dimension].map((point) => (
            <Point key={point.id} point={point} {...words(point)} logs={logs} addressOf={addressOf} />
          ))}
        </GrowingList>
      )}
    </Section>
  ))
}

interface PointProps extends Pick<CraftProfileViewProps, 'logs' | 'addressOf'> {
  readonly point: CraftPoint
  readonly what: string
  readonly quote: string
}

const Point = ({ point, what, quote, logs, addressOf }: PointProps) => {
  const dates = useDates()
  return (
    <article className={styles['point']}>
      <p className={styles['what']} dir="auto">
        {what}
      </p>
      {quote !== '' && (
        <p className={styles['quote']} dir="auto">
          {quote}
        </p>
      )}
      <ul className={styles['logs']}>
        {point.logs.map((id) => {
          const log = logs.get(id)
          return log === undefined ? null : (
            <li key={id}>
              <Link to={addressOf(id)} className={styles['log']}>
                <span className={styles['day']}>{dates.day(log.practisedOn)}</span>
                <bdi className={styles['task']}>{log.task}</bdi>
                <ChevronRight aria-hidden size={18} />
              </Link>
            </li>
          )
        })}
      </ul>
    </article>
  )
}
