/** The logs that a request rests on, each once and whole, in the revision that is signed. */
import { Plural, Trans } from '@lingui/react/macro'
import { Eye, RefreshCw } from 'lucide-react'
import { LogDetails } from '../../record/log-details.tsx'
import { useDates } from '../../record/dates.ts'
import { Section } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './hand-over.module.css'
import type { AskedClaim, AskedLog, HandedOver } from './handed-over.ts'

/** Each log once, in the order of the lines. */
const distinct = (claims: readonly AskedClaim[]): readonly AskedLog[] => [...new Map(claims.flatMap((c) => c.logs).map((l) => [`${l.log.id} ${l.revision}`, l])).values()]

/** So many stand open; more are folded, or the skills would be far down. */
const OPEN = 2

type Found = Pick<HandedOver, 'claims' | 'programme'>

export const AskedLogs = ({ found }: { readonly found: Found }) => {
  const logs = distinct(found.claims)
  const unknown = Math.max(0, ...found.claims.map((c) => c.unknown))
  return (
    <div className={styles['logs']}>
      <Section title={<Trans>Rests on</Trans>}>
        {unknown > 0 && (
          <p className={styles['notice']}>
            <Plural
              value={unknown}
              one="# log is not on this device yet. You sign for what the apprentice shows you; the school joins it when the log arrives."
              other="# logs are not on this device yet. You sign for what the apprentice shows you; the school joins them when they arrive."
            />
          </p>
        )}
        {logs.length === 0 && unknown === 0 && (
          <p className={styles['quiet']}>
            <Trans>No log was named. What you sign rests on what you saw yourself.</Trans>
          </p>
        )}
        {logs.map((l) => (
          <OneLog key={`${l.log.id} ${l.revision}`} of={l} found={found} isOpen={logs.length <= OPEN} />
        ))}
      </Section>
    </div>
  )
}

const OneLog = ({ of: { log, revision, newest }, found, isOpen }: { readonly of: AskedLog; readonly found: Found; readonly isOpen: boolean }) => {
  const dates = useDates()
  const details = (
    <>
      <div className={styles['chips']}>
        <Chip tone="ok" icon={<Eye aria-hidden size={16} />}>
          <Trans>You see revision {revision}</Trans>
        </Chip>
        {newest > revision && (
          <Chip tone="wait" icon={<RefreshCw aria-hidden size={16} />}>
            <Trans>Handed in again since, as revision {newest}</Trans>
          </Chip>
        )}
      </div>
      <LogDetails largePhotos log={log} programme={found.programme} />
    </>
  )
  return isOpen ? (
    <div className={styles['log']}>{details}</div>
  ) : (
    <Disclosure
      title={
        <span className={styles['line']}>
          <b dir="auto">{log.task}</b>
          <span className={styles['quiet']}>{dates.day(log.practisedOn)}</span>
        </span>
      }
    >
      <div className={styles['log']}>{details}</div>
    </Disclosure>
  )
}
