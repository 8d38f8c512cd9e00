/** Hands pictures to the worker, one at a time; where no worker can be had, they are read here. */
export interface FrameReader {
  /** To be asked again only when it has answered. */
  read(picture: ImageData): Promise<string | null>
  close(): void
}

const readInPage = async (picture: ImageData): Promise<string | null> => (await import('./read-frame.ts')).readFrame(picture)

export const openFrameReader = (): FrameReader => {
  let worker: Worker | null = new Worker(new URL('scan-worker.ts', import.meta.url), { type: 'module' })
  let open: { readonly picture: ImageData; readonly answer: (text: string | null) => void } | null = null
  const tell = (text: string | null): void => {
    open?.answer(text)
    open = null
  }
  worker.addEventListener('message', (e: MessageEvent<string | null>) => tell(e.data))
  worker.addEventListener('error', () => {
    worker?.terminate()
    worker = null
    const left = open
    open = null
    if (left !== null) void readInPage(left.picture).then(left.answer)
  })
  return {
    read: (picture) => {
      const by = worker
      if (by === null) return readInPage(picture)
      return new Promise((resolve) => {
        open = { picture, answer: resolve }
        by.postMessage(picture)
      })
    },
    close: () => {
      worker?.terminate()
      worker = null
      tell(null)
    },
  }
}

/** Longest sides of what is looked at: more pixels cost time, and show no more of a code. */
export const LONGEST = { frame: 1_280, photo: 2_000 } as const

/** A picture as pixels, no larger than `longest`. Null while it has no size yet. */
export const pixelsOf = (source: CanvasImageSource, width: number, height: number, longest: number): ImageData | null => {
  const scale = Math.min(1, longest / Math.max(width, height))
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
  if (!(w > 0 && h > 0)) return null
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [w, h]
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen?.drawImage(source, 0, 0, w, h)
  return pen?.getImageData(0, 0, w, h) ?? null
}
