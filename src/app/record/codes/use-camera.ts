/** The camera for as long as this part of the page is seen: put away when the page is hidden, taken up again with it. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Camera, type NoCamera, openCamera } from './camera.ts'

const onVisibility = (then: () => void) => {
  document.addEventListener('visibilitychange', then)
  return () => document.removeEventListener('visibilitychange', then)
}

export interface CameraState {
  /** Undefined while the person is being asked. */
  readonly camera: Camera | NoCamera | undefined
  readonly tryAgain: () => void
}

export const useCamera = (): CameraState => {
  const isSeen = useSyncExternalStore(onVisibility, () => document.visibilityState !== 'hidden')
  const [camera, setCamera] = useState<Camera | NoCamera>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!isSeen) return undefined
    let gone = false
    let mine: Camera | NoCamera | undefined
    const put = () => typeof mine === 'object' && mine.close()
    // Taken away in the middle, by the person or by another program: asking again tells which.
    const taken = () => void (gone || setTurn((n) => n + 1))
    void openCamera().then((opened) => {
      mine = opened
      if (gone) put()
      else {
        setCamera(opened)
        if (typeof opened === 'object') opened.stream.getVideoTracks()[0]?.addEventListener('ended', taken)
      }
    })
    return () => {
      gone = true
      put()
      // What was said of a missing camera stays until there is an answer, and with it the button that asked.
      setCamera((last) => (typeof last === 'string' ? last : undefined))
    }
  }, [isSeen, turn])
  return { camera, tryAgain: () => setTurn((n) => n + 1) }
}
