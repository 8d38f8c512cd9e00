/** The photos that are only on this device: how many, how heavy, what they wait for, and which the school did not keep. */
import type { PhotoFault } from '#sync/photos.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Images } from 'lucide-react'
import type { ReactNode } from 'react'
import { type PhotoTalk, useSyncStatus } from '../../replication/sync-status.ts'
import type { WaitingPhoto } from '../../store/photo-queue.ts'
import { Section } from '../../ui/card.tsx'
import styles from './outbox.module.css'

const faultSentence: Readonly<Record<PhotoFault, MessageDescriptor>> = {
  'other-bytes': msg`It did not arrive whole. It is sent again.`,
  'no-picture': msg`The school could not read it as a picture. Take it again if you can.`,
  'too-many-pixels': msg`It is larger than photos may be. Take it again if you can.`,
  'more-than-a-picture': msg`It holds more than the picture, perhaps the place where it was taken. Take it again in the app.`,
}

/** Megabytes with one decimal; never 0 for something. */
const useMegabytes = () => {
  const { i18n } = useLingui()
  return (bytes: number) => i18n.number(Math.max(0.1, bytes / 1_000_000), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
}

const talkWords = (talk: PhotoTalk): ReactNode => {
  if (talk === 'sending') return <Trans>They are being sent, one after the other. You can go on working.</Trans>
  if (talk === 'for-wifi') return <Trans>They wait for Wi-Fi, as you chose in the settings.</Trans>
  return <Trans>They go out by themselves with the next network. Your logs do not wait for them.</Trans>
}

export const PhotosWaiting = ({ photos }: { readonly photos: readonly WaitingPhoto[] }) => {
  const { t } = useLingui()
  const talk = useSyncStatus((s) => s.photos)
  const megabytes = useMegabytes()
  const waiting = photos.filter((p) => p.refused === null)
  const faults = [...new Set(photos.flatMap((p) => (p.refused === null ? [] : [p.refused.fault])))]
  if (photos.length === 0) return null
  const size = megabytes(waiting.reduce((sum, p) => sum + p.bytes, 0))
  return (
    <Section title={t`Photos`}>
      <ul className={styles['lines']}>
        {waiting.length > 0 && (
          <li className={styles['line']}>
            <Images aria-hidden size={18} />
            <span className={styles['lineWords']}>
              <span className={styles['subject']}>
                <Plural value={waiting.length} one="# photo is only on this device" other="# photos are only on this device" />
              </span>
              <span className={styles['quiet']}>
                {size} · {talkWords(talk)}
              </span>
            </span>
          </li>
        )}
        {faults.map((fault) => (
          <li key={fault} className={styles['line']}>
            <CircleAlert aria-hidden size={18} />
            <span className={styles['lineWords']}>
              <span className={styles['subject']}>
                <Plural
                  value={photos.filter((p) => p.refused?.fault === fault).length}
                  one="# photo was not accepted. It is kept here."
                  other="# photos were not accepted. They are kept here."
                />
              </span>
              <span className={styles['quiet']}>{t(faultSentence[fault])}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
