/** A log that was found: what was done, by whom and when, and the words around the hit. */
import type { CohortId } from '#domain/ids.ts'
import type { FoundLog as Found } from '#sync/cohort-progress.ts'
import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useDates } from '../../../record/dates.ts'
import { logStateTone, logStateWord } from '../../../record/words.ts'
import { Chip } from '../../../ui/chip.tsx'
import { logAddress } from '../../../record/cohort-addresses.ts'
import styles from '../cohort.module.css'
import { hitsIn } from './hits.ts'
import searchStyles from './search.module.css'

interface FoundLogProps {
  readonly found: Found
  readonly cohort: CohortId
  readonly words: readonly string[]
  /** Of a log that is not here only this is known. */
  readonly isHere: boolean
}

export const FoundLog = ({ found, cohort, words, isHere }: FoundLogProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const inside = (
    <>
      <span className={styles['words']}>
        <b dir="auto">
          <Marked text={found.task} words={words} />
        </b>
        <span className={styles['quiet']}>
          <bdi>{found.apprenticeName}</bdi> · {dates.fullDay(found.practisedOn)}
          {!isHere && ` · ${t`Not on this device`}`}
        </span>
        {!found.task.includes(found.around) && (
          <span dir="auto" className={searchStyles['around']}>
            <Marked text={found.around} words={words} />
          </span>
        )}
      </span>
      {found.state !== undefined && <Chip tone={logStateTone[found.state]}>{t(logStateWord[found.state])}</Chip>}
    </>
  )
  return isHere ? (
    <Link to={logAddress(cohort, found.apprentice, found.log)} className={styles['line']}>
      {inside}
    </Link>
  ) : (
    <div className={styles['line']}>{inside}</div>
  )
}

const Marked = ({ text, words }: { readonly text: string; readonly words: readonly string[] }) =>
  hitsIn(text, words).map(({ text: piece, isHit }, n) =>
    // eslint-disable-next-line react/no-array-index-key -- a piece of a text is nothing but its place
    isHit ? <mark key={n}>{piece}</mark> : piece,
  )
