/** Warnings of the placement guard, one note a rule; what the school allows here is quieter, and says why. */
import type { Exemption, Placement } from '#domain/placement.ts'
import type { GuardWarning } from '#domain/placement-guard.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDates } from './dates.ts'
import styles from './guard-notes.module.css'
import { useGuardWords } from './guard-words.ts'

interface GuardNotesProps {
  readonly warnings: readonly GuardWarning[]
  readonly placement: Placement
  /** While the hours are being typed: "This makes …". */
  readonly asTyped?: boolean
  /** Under the warnings that nothing lifts. */
  readonly children?: ReactNode
}

interface Note {
  readonly exempt: Exemption | null
  readonly warnings: readonly [GuardWarning, ...GuardWarning[]]
}

/** One note for each rule, and for each reason for which it is lifted. */
const notesOf = (warnings: readonly GuardWarning[]): readonly Note[] => {
  const notes: Note[] = []
  for (const w of warnings) {
    const at = notes.findIndex((n) => n.warnings[0].rule === w.rule && n.exempt === w.exempt)
    const known = notes[at]
    if (known === undefined) notes.push({ exempt: w.exempt, warnings: [w] })
    else notes[at] = { ...known, warnings: [...known.warnings, w] }
  }
  return notes
}

export const GuardNotes = ({ warnings, placement, asTyped = false, children }: GuardNotesProps) => {
  const { t } = useLingui()
  const words = useGuardWords()
  const notes = notesOf(warnings)
  const standing = notes.filter((n) => n.exempt === null)
  const lifted = notes.filter((n) => n.exempt !== null)
  const said = (note: Note): string => {
    const fact = words.all(note.warnings)
    return asTyped ? t`This makes ${fact}.` : t`${fact}.`
  }
  return (
    <>
      {standing.length > 0 && (
        <div className={styles['note']} data-tone="warning">
          <TriangleAlert aria-hidden size={20} />
          <div className={styles['words']}>
            {standing.map((note) => (
              <p key={note.warnings[0].rule}>
                <b>{said(note)}</b> {words.rule(note.warnings[0].rule, placement)}
              </p>
            ))}
            {children}
          </div>
        </div>
      )}
      {lifted.length > 0 && (
        <div className={styles['note']}>
          <ShieldCheck aria-hidden size={20} />
          <div className={styles['words']}>
            {lifted.map((note) => (
              <p key={`${note.warnings[0].rule} ${note.exempt?.from} ${note.exempt?.because}`}>
                {said(note)} {note.exempt !== null && <Lifted by={note.exempt} />}
              </p>
            ))}
          </div>
        </div>
      )}
    </>
  )
}

/** Why a rule does not hold here, and until when. */
export const Lifted = ({ by }: { readonly by: Exemption }) => {
  const dates = useDates()
  const until = dates.fullDay(by.until)
  return (
    <>
      <Trans>Allowed until {until}:</Trans> <span dir="auto">{by.because}</span>
    </>
  )
}
