/** What is claimed: the competency, the level asked for, and how often the logs met its standard. */
import type { Measurement, Standard } from '#domain/measurement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { numberText } from '../../record/measurement-table.tsx'
import { levelWord } from '../../record/words.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './claim.module.css'
import { fullNameOf } from './competency-name.ts'
import { gradeTally } from './grade-tally.ts'
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

const StandardLine = ({ standard, measurements }: { readonly standard: Standard; readonly measurements: readonly Measurement[] }) => {
  const { grade, met, tries } = gradeTally(standard, measurements)
  const within = grade === null ? '' : `± ${numberText(grade.within)} ${standard.unit}`.trim()
  const widest = standard.grades[0]
  const least = widest === undefined ? '' : `± ${numberText(widest.within)} ${standard.unit}`.trim()
  return (
    <p className={styles['standard']}>
      <span dir="auto">{standard.quantity}</span>
      {tries === 0 && (
        <Chip>
          <Trans>not measured in these logs</Trans>
        </Chip>
      )}
      {tries > 0 && grade === null && (
        <Chip tone="bad">
          <Trans>
            grade 1 ({least}) not met, tries: {tries}
          </Trans>
        </Chip>
      )}
      {grade !== null && (
        <Chip tone="ok">
          <Trans>
            grade {grade.grade} ({within}) met in {met} of {tries} tries
          </Trans>
        </Chip>
      )}
    </p>
  )
}
