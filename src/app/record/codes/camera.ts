/** The camera as a stream of pictures, or in one word why there is none. */
export type NoCamera =
  /** The person, or the device's settings, said no. */
  | 'refused'
  /** The device has none. */
  | 'none'
  /** Another program holds it. */
  | 'busy'
  /** Browsers give the camera only to pages that came over https. */
  | 'not-safe'

export interface Camera {
  readonly stream: MediaStream
  /** Null where it has no lamp. */
  readonly torch: ((on: boolean) => Promise<void>) | null
  close(): void
}

const whyNot: Readonly<Record<string, NoCamera>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Not in the standard's own types: most browsers that have it have it on phones only. */
type WithTorch = { readonly torch?: boolean }

const torchOf = (track: MediaStreamTrack | undefined): Camera['torch'] => {
  const can = track?.getCapabilities?.() as WithTorch | undefined
  if (track === undefined || can?.torch !== true) return null
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}

/** The one at the back, where there are two. */
export const openCamera = async (): Promise<Camera | NoCamera> => {
  const { mediaDevices } = navigator
  if (!isSecureContext || mediaDevices === undefined) return 'not-safe'
  try {
    const stream = await mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1_280 }, height: { ideal: 720 } } })
    const close = () => stream.getTracks().forEach((track) => track.stop())
    return { stream, torch: torchOf(stream.getVideoTracks()[0]), close }
  } catch (e) {
    return whyNot[(e as DOMException).name] ?? 'none'
  }
}
