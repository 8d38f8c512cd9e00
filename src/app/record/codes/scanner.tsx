/** A camera that looks for one kind of code. Without a camera, or without leave to use it, a photo of the code does as well. */
import type { CodeKind } from '#signing/code.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Camera as CameraIcon, CameraOff, Flashlight, Images, RefreshCw } from 'lucide-react'
import { type ChangeEvent, useCallback, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { NoCamera } from './camera.ts'
import styles from './scanner.module.css'
import { useCamera } from './use-camera.ts'
import { type TakeDocument, useScan } from './use-scan.ts'

interface ScannerProps {
  readonly wanted: CodeKind
  readonly onDocument: TakeDocument
}

const sentence: Readonly<Record<NoCamera, MessageDescriptor>> = {
  refused: msg`Craftlog may not use the camera. Allow it in the browser's settings for this page (the sign beside the address), then try again. Or take a photo of the code.`,
  none: msg`This device has no camera that Craftlog can use. If you have a picture of the code, choose it here.`,
  busy: msg`Another app is using the camera. Close it, then try again. Or take a photo of the code.`,
  'not-safe': msg`The camera works only over a safe address (https). A photo of the code does as well.`,
}

/** What does as well as scanning, so that nobody stands before a dead camera. */
const without: Readonly<Record<CodeKind, MessageDescriptor>> = {
  request: msg`It works without a code too: sign under Apprentices.`,
  'sign-off': msg`Nothing is lost without it: the mentor's device brings the signature as soon as it has a network.`,
}

export const Scanner = ({ wanted, onDocument }: ScannerProps) => {
  const { t } = useLingui()
  const { camera, tryAgain } = useCamera()
  const live = typeof camera === 'object' ? camera : null
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const { problem, lookAt } = useScan(wanted, live === null ? null : video, onDocument)
  return (
    <div className={styles['scanner']}>
      {typeof camera === 'string' ? (
        <div className={styles['off']}>
          <CameraOff aria-hidden size={32} />
          <div role="alert">
            <p>{t(sentence[camera])}</p>
            <p className={styles['quiet']}>{t(without[wanted])}</p>
          </div>
          {camera !== 'not-safe' && (
            <Button icon={<RefreshCw aria-hidden size={18} />} onPress={tryAgain}>
              <Trans>Try again</Trans>
            </Button>
          )}
        </div>
      ) : (
        <Finder stream={live?.stream ?? null} onVideo={setVideo} />
      )}
      <div role="status" className={styles['said']} data-bad={problem === null ? undefined : ''}>
        {problem !== null ? t(problem) : live !== null ? t`Hold the code inside the frame.` : camera === undefined ? t`Waiting for the camera. If you are asked, allow it.` : ''}
      </div>
      <div className={styles['buttons']}>
        {live !== null && live.torch !== null && <Torch turn={live.torch} />}
        <PhotoInstead onPhoto={(photo) => void lookAt(photo)} isDark={typeof camera === 'string'} />
      </div>
    </div>
  )
}

interface FinderProps {
  readonly stream: MediaStream | null
  readonly onVideo: (video: HTMLVideoElement | null) => void
}

const Finder = ({ stream, onVideo }: FinderProps) => {
  const show = useCallback(
    (video: HTMLVideoElement | null) => {
      if (video !== null) {
        video.srcObject = stream
        // A page that goes away in this moment interrupts it.
        if (stream !== null) void video.play().catch(() => undefined)
      }
      onVideo(video)
    },
    [stream, onVideo],
  )
  return (
    <div className={styles['finder']}>
      <video ref={show} className={styles['video']} muted playsInline aria-hidden tabIndex={-1} />
      <span className={styles['frame']} aria-hidden />
    </div>
  )
}

const Torch = ({ turn }: { readonly turn: (on: boolean) => Promise<void> }) => {
  const { t } = useLingui()
  const [isOn, setOn] = useState(false)
  const press = () =>
    void turn(!isOn).then(
      () => setOn(!isOn),
      () => undefined,
    )
  return (
    <Button size="floor" icon={<Flashlight aria-hidden />} onPress={press}>
      {isOn ? t`Lamp off` : t`Lamp on`}
    </Button>
  )
}

/** The device's own camera asks for no leave of the page's. Where ours is dark, that one may be too: then a picture that is there already. */
const PhotoInstead = ({ onPhoto, isDark }: { readonly onPhoto: (photo: Blob) => void; readonly isDark: boolean }) => {
  const { t } = useLingui()
  const photo = useRef<HTMLInputElement>(null)
  const picture = useRef<HTMLInputElement>(null)
  const chosen = (e: ChangeEvent<HTMLInputElement>) => {
    const [file] = e.target.files ?? []
    // The same file may be chosen again.
    e.target.value = ''
    if (file !== undefined) onPhoto(file)
  }
  return (
    <>
      <Button size="floor" icon={<CameraIcon aria-hidden />} onPress={() => photo.current?.click()}>
        <Trans>Take a photo of the code instead</Trans>
      </Button>
      {isDark && (
        <Button size="floor" icon={<Images aria-hidden />} onPress={() => picture.current?.click()}>
          <Trans>Choose a picture of the code</Trans>
        </Button>
      )}
      <input ref={photo} type="file" hidden accept="image/*" capture="environment" aria-label={t`Photo of the code`} onChange={chosen} />
      <input ref={picture} type="file" hidden accept="image/*" aria-label={t`Choose a picture of the code`} onChange={chosen} />
    </>
  )
}
