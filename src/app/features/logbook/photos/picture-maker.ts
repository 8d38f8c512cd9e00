/** Hands files to the worker one by one; where a worker cannot draw, or none can be had, the page does it itself. */
import { makePicture, type PictureAnswer } from './picture.ts'

export interface PictureMaker {
  /** Never throws. @returns null if `close` came first */
  make(file: Blob): Promise<PictureAnswer | null>
  /** Ends the work at once, in the middle of a picture too. */
  close(): void
}

const startWorker = (): Worker | null => {
  if (typeof OffscreenCanvas === 'undefined') return null
  try {
    return new Worker(new URL('picture-worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return null
  }
}

export const createPictureMaker = (): PictureMaker => {
  let worker = startWorker()
  let isClosed = false
  let giveUp: () => void = () => undefined

  /** @returns null where the worker broke */
  const inWorker = (by: Worker, file: Blob): Promise<PictureAnswer | null> =>
    new Promise((resolve) => {
      giveUp = () => resolve(null)
      by.addEventListener('message', (e: MessageEvent<PictureAnswer>) => resolve(e.data), { once: true })
      by.addEventListener('error', giveUp, { once: true })
      by.postMessage(file)
    })

  return {
    make: async (file) => {
      const answer = worker === null ? null : await inWorker(worker, file)
      if (isClosed) return null
      if (answer !== null) return answer
      worker?.terminate()
      worker = null
      const here = await makePicture(file).catch((): PictureAnswer => ({ refused: 'damaged' }))
      return isClosed ? null : here
    },
    close: () => {
      isClosed = true
      worker?.terminate()
      giveUp()
    },
  }
}
