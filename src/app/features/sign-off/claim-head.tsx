/** What is claimed: the competency, the level asked for, and how often the logs met its standard. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { fullNameOf } from '../../record/judging/competency-name.ts'
import { StandardLine } from '../../record/judging/standard-line.tsx'
import { levelWord } from '../../record/words.ts'
import styles from './claim.module.css'
import type { Claim } from './use-claim.ts'

interface ClaimHeadProps {
  readonly claim: Claim
  /** The logs on the screen. */
  readonly drawn: readonly PracticeLog[]
}

export const ClaimHead = ({ claim, drawn }: ClaimHeadProps) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const { request, competency } = claim
  const asked = request === null ? '' : t(levelWord[request.selfLevel])
  return (
    <div className={styles['head']}>
      <ClaimHeading>{fullNameOf(competency, i18n.locale)}</ClaimHeading>
      <p className={styles['asks']}>
        <b dir="auto">{claim.name}</b>
        {request !== null && (
          <>
            <span>
              <Trans>
                asks for level {request.selfLevel}, {asked}
              </Trans>
            </span>
            <span>{dates.moment(request.askedAt)}</span>
          </>
        )}
      </p>
      {request !== null && request.note.trim() !== '' && (
        <blockquote className={styles['note']} dir="auto">
          {request.note}
        </blockquote>
      )}
      {competency.standard !== null && drawn.length > 0 && <StandardLine standard={competency.standard} measurements={drawn.flatMap((l) => l.measurements)} />}
    </div>
  )
}

/** Takes the focus when the mentor came here by his own hand, so that a reader says which claim this is. */
const ClaimHeading = ({ children }: { readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const { state, key } = useLocation()
  const wanted = (state as { readonly focus?: string } | null)?.focus === 'claim'
  useEffect(() => {
    if (!wanted) return undefined
    // After the screen has taken the focus to its own title.
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [wanted, key])
  return (
    <h2 ref={heading} tabIndex={-1} className={styles['title']} dir="auto">
      {children}
    </h2>
  )
}
