/** One visit to read: when, how and by whom, what it was for, what was seen and agreed, and every text that another device wrote instead. */
import { isOverdueVisit, type Visit } from '#domain/visit.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarClock, Check, HardDriveDownload, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { today } from '../store/clock.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { useDates } from './dates.ts'
import styles from './visit-card.module.css'
import type { VisitRecord } from './visits.ts'
import { visitFieldWord, visitKindWord, visitStateWord } from './words.ts'

/** How a visit stands, in a word or two. */
export const VisitStandingChip = ({ of: v }: { readonly of: Visit }) => {
  const { t } = useLingui()
  const word = t(visitStateWord[v.state])
  if (isOverdueVisit(v, today()))
    return (
      <Chip tone="bad" icon={<CalendarClock aria-hidden size={14} />}>
        <Trans>The day is over</Trans>
      </Chip>
    )
  if (v.state === 'planned')
    return (
      <Chip tone="act" icon={<CalendarClock aria-hidden size={14} />}>
        {word}
      </Chip>
    )
  return (
    <Chip tone={v.state === 'done' ? 'ok' : 'neutral'} icon={v.state === 'done' ? <Check aria-hidden size={14} /> : <X aria-hidden size={14} />}>
      {word}
    </Chip>
  )
}

const isTextField = (field: string): field is keyof typeof visitFieldWord => Object.hasOwn(visitFieldWord, field)

interface VisitCardProps {
  readonly of: VisitRecord
  /** What leads on from it. */
  readonly children?: ReactNode
}

export const VisitCard = ({ of: { visit: v, isUnsent }, children }: VisitCardProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const who = (v.wentBy ?? v.by).name
  return (
    <Card as="article">
      <div className={styles['card']}>
        <p className={styles['head']}>
          <b>{dates.day(v.wentOn ?? v.plannedFor)}</b>
          <span>{t(visitKindWord[v.kind])}</span>
          <span dir="auto">{who}</span>
          <span dir="auto">{v.enterpriseName}</span>
        </p>
        <p className={styles['chips']}>
          <VisitStandingChip of={v} />
          {isUnsent && (
            <Chip tone="wait" icon={<HardDriveDownload aria-hidden size={14} />}>
              <Trans>Not sent yet</Trans>
            </Chip>
          )}
        </p>
        <VisitWords of={v} />
        {children}
      </div>
    </Card>
  )
}

/** All that was written on it. */
export const VisitWords = ({ of: v }: { readonly of: Visit }) => {
  const { t } = useLingui()
  const dates = useDates()
  const followUp = v.followUpOn === null ? null : dates.fullDay(v.followUpOn)
  const canceller = v.cancelled?.by.name ?? ''
  return (
    <>
      {(['purpose', 'notes', 'agreed'] as const).map((field) => (v[field] === '' ? null : <Words key={field} label={t(visitFieldWord[field])} text={v[field]} />))}
      {followUp !== null && (
        <p className={styles['quiet']}>
          <Trans>To look again on {followUp}.</Trans>
        </p>
      )}
      {v.state === 'cancelled' && v.cancelled !== null && <Words label={t`Called off by ${canceller}`} text={v.cancelled.because} />}
      {v.otherVersions
        .filter((o) => o.text !== '')
        .map((o) => {
          const field = isTextField(o.field) ? t(visitFieldWord[o.field]) : o.field
          return <Words key={`${o.field} ${o.at} ${o.text}`} label={t`Also written, on another device: ${field}`} text={o.text} />
        })}
    </>
  )
}

const Words = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <p className={styles['quiet']}>{label}</p>
    {text !== '' && (
      <p className={styles['words']} dir="auto">
        {text}
      </p>
    )}
  </div>
)
