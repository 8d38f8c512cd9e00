/** One line of the queue. */
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import { levelPhrase } from '../../record/words.ts'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { useAge } from './age.ts'
import styles from './queue-pane.module.css'
import { addressOf, type ReviewItem, type WaitingLog, type WaitingSignOff } from './review-queue.ts'

interface QueueItemProps {
  readonly item: ReviewItem
  readonly isOpen: boolean
  readonly replace: boolean
  readonly onChoose: (item: ReviewItem) => void
}

/** Any other click opens a tab or a window, and leaves this page as it is. */
const opensHere = (e: MouseEvent): boolean => e.button === 0 && !e.metaKey && !e.ctrlKey && !e.shiftKey && !e.altKey

export const QueueItem = ({ item, isOpen, replace, onChoose }: QueueItemProps) => {
  const age = useAge()
  return (
    <Link
      to={addressOf(item)}
      replace={replace}
      className={styles['item']}
      aria-current={isOpen ? 'true' : undefined}
      onClick={(e) => {
        if (opensHere(e)) onChoose(item)
      }}
    >
      <span className={styles['who']}>
        <b dir="auto">{item.name}</b>
        <span className={styles['age']}>{age(item.at)}</span>
      </span>
      {item.kind === 'log' ? <LogLines item={item} /> : <SignOffLines item={item} />}
    </Link>
  )
}

const LogLines = ({ item: { task, resubmitted, late } }: { readonly item: WaitingLog }) => {
  const { t } = useLingui()
  const changed = resubmitted?.changed ?? 0
  return (
    <>
      <span className={styles['what']} dir="auto">
        {task}
      </span>
      <span className={styles['state']}>
        {resubmitted === null ? (
          <span>
            <Trans>new</Trans>
          </span>
        ) : (
          <span data-tone="wait">
            {resubmitted.changed === null ? t`resubmitted` : t`resubmitted · ${plural(changed, { one: '# field changed', other: '# fields changed' })}`}
          </span>
        )}
        {late && (
          <span data-tone="wait">
            <Trans>written late</Trans>
          </span>
        )}
      </span>
    </>
  )
}

const SignOffLines = ({ item }: { readonly item: WaitingSignOff }) => {
  const { code, title, mentor, needsReview, disputed, own } = item
  const { t, i18n } = useLingui()
  return (
    <span className={styles['signOff']}>
      <SignOffSeal of={item} look="signed" label={t(levelPhrase[item.level])} size="s" />
      <span className={styles['lines']}>
        <span className={styles['what']} dir="auto">
          {code} {inLanguage(title, i18n.locale)}
        </span>
        <span className={styles['state']}>
          {disputed ? (
            <span data-tone="bad">
              <Trans>disputed, waits for {mentor}</Trans>
            </span>
          ) : (
            <span>
              <Trans>to endorse, signed by {mentor}</Trans>
            </span>
          )}
          {needsReview && (
            <span data-tone="bad">
              <Trans>mentor had left</Trans>
            </span>
          )}
          {own && (
            <span data-tone="bad">
              <Trans>needs another teacher</Trans>
            </span>
          )}
        </span>
      </span>
    </span>
  )
}
