/**
 * Two versions of a text in one: words that went are struck through, words that came are underlaid. A screen reader
 * hears "removed" and "added" before them, colour is never the only sign, and copying gives the plain words.
 */
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo } from 'react'
import styles from './log-difference.module.css'
import { differenceOf } from './word-difference.ts'

export const Removed = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLingui()
  return (
    <del className={styles['removed']} data-said={`${t`removed:`} `}>
      {children}
    </del>
  )
}

export const Added = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLingui()
  return (
    <ins className={styles['added']} data-said={`${t`added:`} `}>
      {children}
    </ins>
  )
}

interface TextDifferenceProps {
  readonly before: string
  readonly after: string
}

/** Inline: put it into a paragraph of your own. Keeps line breaks. */
export const TextDifference = ({ before, after }: TextDifferenceProps) => {
  const pieces = useMemo(() => differenceOf(before, after), [before, after])
  return (
    <span dir="auto" className={styles['text']}>
      {pieces.map((p, n) =>
        // Pieces have no names of their own; the whole list is made anew with every text.
        p.kind === 'same' ? <span key={n}>{p.text}</span> : p.kind === 'removed' ? <Removed key={n}>{p.text}</Removed> : <Added key={n}>{p.text}</Added>,
      )}
    </span>
  )
}

/** A value that is short and whole (a date, a number): the old one struck, the new one beside it. */
export const ValueDifference = ({ before, after }: TextDifferenceProps) =>
  before === after ? (
    <bdi>{after}</bdi>
  ) : (
    <>
      {before !== '' && <Removed>{before}</Removed>} {after !== '' && <Added>{after}</Added>}
    </>
  )
