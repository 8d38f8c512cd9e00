/**
 * The logs that a judgement rests on, whole, and the revision of each that is on the screen: that one is signed and no
 * other. Where the apprentice handed in again after asking, the difference is shown.
 */
import type { PracticeLogId } from '#domain/ids.ts'
import { Plural, Trans } from '@lingui/react/macro'
import { Eye, RefreshCw, Undo2 } from 'lucide-react'
import { LogLine } from '../../record/log-line.tsx'
import { LogDetails } from '../../record/log-details.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Section } from '../../ui/card.tsx'
import styles from './claim.module.css'
import type { Claim, ClaimLog } from './use-claim.ts'

const OneLog = ({ of: { log, asked }, claim }: { readonly of: ClaimLog; readonly claim: Claim }) => (
  <li className={styles['log']}>
    <div className={styles['chips']}>
      <Chip tone="ok" icon={<Eye aria-hidden size={16} />}>
        <Trans>You see revision {log.revision}</Trans>
      </Chip>
      {asked !== null && (
        <Chip tone="wait" icon={<RefreshCw aria-hidden size={16} />}>
          <Trans>Changed since revision {asked.revision}, for which was asked</Trans>
        </Chip>
      )}
      {log.state === 'returned' && (
        <Chip tone="bad" icon={<Undo2 aria-hidden size={16} />}>
          <Trans>Returned, not handed in again yet</Trans>
        </Chip>
      )}
    </div>
    <LogDetails largePhotos log={log} programme={claim.programme} {...(asked === null ? {} : { before: asked.content })} />
  </li>
)

export const ClaimLogs = ({ claim }: { readonly claim: Claim }) => (
  <Section title={<Trans>Rests on</Trans>} level={3}>
    {claim.logs.length === 0 && claim.missing === 0 && (
      <p className={styles['quiet']}>
        <Trans>No log was named. What you sign rests on what you saw yourself.</Trans>
      </p>
    )}
    {claim.missing > 0 && (
      <p className={styles['missing']}>
        <Plural
          value={claim.missing}
          one="# log of this request is not on this device yet. It comes with the next sync; your sign-off names only what you see."
          other="# logs of this request are not on this device yet. They come with the next sync; your sign-off names only what you see."
        />
      </p>
    )}
    <ul className={styles['logs']}>
      {claim.logs.map((l) => (
        <OneLog key={l.log.id} of={l} claim={claim} />
      ))}
    </ul>
  </Section>
)

interface ChooseLogsProps {
  readonly claim: Claim
  readonly chosen: readonly PracticeLogId[]
  readonly onChange: (logs: readonly PracticeLogId[]) => void
}

/** Without a request the mentor says which logs he judges by. */
export const ChooseLogs = ({ claim, chosen, onChange }: ChooseLogsProps) => (
  <Section title={<Trans>Rests on</Trans>} level={3}>
    {claim.recent.length === 0 ? (
      <p className={styles['quiet']}>
        <Trans>There is no log yet. What you sign rests on what you saw yourself.</Trans>
      </p>
    ) : (
      <p className={styles['quiet']}>
        <Trans>Choose the logs that you judge by. Without one it rests on what you saw yourself.</Trans>
      </p>
    )}
    <ul className={styles['logs']}>
      {claim.recent.map((log) => (
        <li key={log.id} className={styles['log']}>
          <Checkbox isSelected={chosen.includes(log.id)} onChange={(on) => onChange(on ? [...chosen, log.id] : chosen.filter((id) => id !== log.id))}>
            <LogLine log={log} names={log.competencies.includes(claim.competency.id)} />
          </Checkbox>
          {chosen.includes(log.id) && (
            <>
              <div className={styles['chips']}>
                <Chip tone="ok" icon={<Eye aria-hidden size={16} />}>
                  <Trans>You see revision {log.revision}</Trans>
                </Chip>
              </div>
              <LogDetails largePhotos log={log} programme={claim.programme} />
            </>
          )}
        </li>
      ))}
    </ul>
  </Section>
)
