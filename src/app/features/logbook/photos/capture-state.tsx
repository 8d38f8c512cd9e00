/** How far the photos are, and which of them did not become one. */
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, LoaderCircle } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import styles from './photo-fields.module.css'
import type { Capture, Refused } from './use-capture.ts'
import { whyNoPhotoSentence } from './why-no-photo.ts'

export const CaptureProgress = ({ of: { progress, cancel } }: { readonly of: Capture }) => {
  const { n, all } = progress ?? { n: 0, all: 0 }
  return (
    <div className={styles['progress']} role="status">
      {progress !== null && (
        <>
          <LoaderCircle aria-hidden className={styles['turning']} />
          <span>{all === 1 ? <Trans>Preparing the photo …</Trans> : <Trans>Preparing photo {n} of {all} …</Trans>}</span>
          <Button variant="plain" size="floor" onPress={cancel}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      )}
    </div>
  )
}

export const RefusedFiles = ({ of }: { readonly of: readonly Refused[] }) => {
  const { t } = useLingui()
  if (of.length === 0) return null
  return (
    <div role="alert">
      <ul className={styles['refused']}>
        {of.map(({ name, why }, n) => (
          <li key={`${n} ${name}`}>
            <CircleAlert aria-hidden size={18} />
            <span>
              {name !== '' && <b className={styles['name']}>{name}</b>} {t(whyNoPhotoSentence[why])}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
