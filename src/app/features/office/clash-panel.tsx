/** Two coordinators, one field: both versions side by side, nothing lost, one tap to take the other's. */
import { Trans, useLingui } from '@lingui/react/macro'
import { GitMerge } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useDates } from '../../record/dates.ts'
import { Button } from '../../ui/button.tsx'
import styles from './office.module.css'
import type { Met } from './use-office-form.ts'

export type FieldWords<F> = Readonly<Record<keyof F & string, { readonly label: string; readonly say: (form: F) => string }>>

interface ClashPanelProps<F> {
  readonly met: Met<F>
  readonly words: FieldWords<F>
  readonly form: F
  readonly onTake: (part: Partial<F>) => void
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const ClashPanel = <F extends object>({ met: { by, at, clashes, chosen }, words, form, onTake }: ClashPanelProps<F>) => {
  const { t } = useLingui()
  const dates = useDates()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [at])
  const who = by ?? t`The server`
  const when = dates.moment(at)
  return (
    <section ref={box} tabIndex={-1} role="alert" className={styles['note']} data-tone="clash">
      <GitMerge aria-hidden size={20} />
      <div className={styles['noteWords']}>
        <p>
          <b>
            <Trans>
              {who} changed this meanwhile ({when}).
            </Trans>
          </b>{' '}
          {clashes.length === 0 ? <Trans>It was put together with what you typed. Look at it, then save.</Trans> : <Trans>Nothing is saved yet. Choose where you both changed the same, then save.</Trans>}
        </p>
        {clashes.map(({ field, mine, theirs, isJoined }) => {
          const isTaken = (from: F) => chosen.includes(field) && same(form[field], from[field])
          return (
          <div key={field} role="group" aria-label={words[field].label}>
            <b>{words[field].label}</b>
            {isJoined && (
              <p className={styles['quiet']}>
                <Trans>Both lists were put together below.</Trans>
              </p>
            )}
            <div className={styles['versions']}>
              <div className={styles['version']} {...(isTaken(mine) ? { 'data-taken': '' } : {})}>
                <span className={styles['quiet']}>
                  <Trans>You</Trans>
                </span>
                <span dir="auto">{words[field].say(mine) || '–'}</span>
                <Button aria-pressed={isTaken(mine)} onPress={() => onTake({ [field]: mine[field] } as unknown as Partial<F>)}>{t`Keep mine`}</Button>
              </div>
              <div className={styles['version']} {...(isTaken(theirs) ? { 'data-taken': '' } : {})}>
                <span className={styles['quiet']} dir="auto">
                  {who}
                </span>
                <span dir="auto">{words[field].say(theirs) || '–'}</span>
                <Button aria-pressed={isTaken(theirs)} onPress={() => onTake({ [field]: theirs[field] } as unknown as Partial<F>)}>{t`Take the other`}</Button>
              </div>
            </div>
          </div>
          )
        })}
      </div>
    </section>
  )
}
