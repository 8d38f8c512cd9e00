/** What was just done, calmly, with its seal. What the school still has to look at is not called done. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { fullNameOf, shortNameOf } from '../../record/judging/competency-name.ts'
import { levelPhrase } from '../../record/words.ts'
import { Seal } from '../../ui/seal.tsx'
import styles from './answered-strip.module.css'
import type { Answered } from './use-signing.ts'

export const AnsweredStrip = ({ what }: { readonly what: Answered }) => {
  const { t, i18n } = useLingui()
  const words = useAnsweredWords()
  return (
    <div className={styles['strip']}>
      {what.level === null ? (
        <span className={styles['icon']}>
          <Undo2 aria-hidden />
        </span>
      ) : (
        <Seal level={what.level} look={what.needsReview ? 'asked' : 'signed'} label={t(levelPhrase[what.level])} size="l" />
      )}
      <span className={styles['words']}>
        <b>{words(what)}</b>
        <span dir="auto">{fullNameOf(what.competency, i18n.locale)}</span>
        {what.needsReview && (
          <span>
            <Trans>It is kept, but not final: the school will look at it.</Trans>
          </span>
        )}
      </span>
    </div>
  )
}

/** The same in one line, for the toast. */
export const useAnsweredWords = () => {
  const { t, i18n } = useLingui()
  return (what: Answered): string => {
    const code = shortNameOf(what.competency, i18n.locale)
    const name = what.apprentice
    if (what.how === 'returned') return t`${code} returned to ${name}`
    const level = what.level ?? 1
    return what.needsReview ? t`${code}, level ${level} for ${name}: saved, the school will look at it` : t`${code} signed at level ${level} for ${name}`
  }
}
