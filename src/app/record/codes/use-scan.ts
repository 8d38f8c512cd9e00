/** Looks at picture after picture until a code was taken. What is of no use is said, and the looking goes on. */
import { type CodeFault, type CodeKind, readCode } from '#signing/code.ts'
import type { Bytes } from '#signing/bytes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import { refusalSentence } from '../sentences.ts'
import { type FrameReader, LONGEST, openFrameReader, pixelsOf } from './frame-reader.ts'

/** Takes a document. @returns why it is of no use here; null when it was taken, and nothing more is looked for */
export type TakeDocument = (document: Bytes) => Promise<MessageDescriptor | null>

const otherKind: Readonly<Record<CodeKind, MessageDescriptor>> = {
  request: msg`This is a mentor's signed answer. Here you scan what an apprentice asks for.`,
  'sign-off': msg`This is what an apprentice asks for. Scan the code that the mentor's device shows after signing.`,
}

const faultSentence = (fault: CodeFault, wanted: CodeKind): MessageDescriptor => {
  if (fault === 'other-kind') return otherKind[wanted]
  return fault === 'not-ours' ? msg`This code is not from Craftlog. Scan the one that the other device shows.` : refusalSentence['token-unreadable']
}

const noCodeInPhoto = msg`No code was found in this picture. Take it straight from the front, so that the code fills most of it.`
const noPhoto = msg`This file cannot be read as a picture.`

/** Between two pictures, ms: time for the page to breathe. */
const BREATH = 40
/** So long a code that was of no use is passed over; then it is asked about again: the reason may have gone. */
const PASSED_OVER = 2_500

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, BREATH))

export interface Scan {
  readonly problem: MessageDescriptor | null
  /** A picture instead of the camera. */
  readonly lookAt: (photo: Blob) => Promise<void>
}

const looking = (): { readonly signal: AbortSignal; readonly abort: () => void } => {
  const c = new AbortController()
  return { signal: c.signal, abort: () => c.abort() }
}

/** @param video shows the camera; null where there is none */
export const useScan = (wanted: CodeKind, video: HTMLVideoElement | null, onDocument: TakeDocument): Scan => {
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const reader = useRef<FrameReader | null>(null)
  const take = useRef<(text: string) => Promise<boolean>>(async () => false)
  const refused = useRef({ text: '', at: 0 })
  useEffect(() => {
    take.current = async (text) => {
      if (text === refused.current.text && performance.now() - refused.current.at < PASSED_OVER) return false
      const document = readCode(wanted, text)
      const no = typeof document === 'string' ? faultSentence(document, wanted) : await onDocument(document)
      setProblem(no)
      refused.current = { text: no === null ? '' : text, at: performance.now() }
      if (no === null) navigator.vibrate?.(60)
      return no === null
    }
  })
  useEffect(() => {
    const mine = openFrameReader()
    reader.current = mine
    return () => {
      mine.close()
      reader.current = null
    }
  }, [])
  useEffect(() => {
    if (video === null) return undefined
    const { signal, abort } = looking()
    const look = async () => {
      while (!signal.aborted) {
        const picture = pixelsOf(video, video.videoWidth, video.videoHeight, LONGEST.frame)
        const text = picture === null ? null : ((await reader.current?.read(picture)) ?? null)
        if (!signal.aborted && text !== null && (await take.current(text))) return
        await breathe()
      }
    }
    void look()
    return abort
  }, [video])
  return {
    problem,
    lookAt: async (photo) => {
      refused.current = { text: '', at: 0 }
      const image = await createImageBitmap(photo).catch(() => null)
      if (image === null) return setProblem(noPhoto)
      const picture = pixelsOf(image, image.width, image.height, LONGEST.photo)
      image.close()
      const text = picture === null ? null : ((await reader.current?.read(picture)) ?? null)
      if (text === null) setProblem(noCodeInPhoto)
      else await take.current(text)
    },
  }
}
