/** One signature over all lines of a request, or why there is none; what was judged stays in the form. */
import type { TokenId } from '#domain/ids.ts'
import { type FieldErrorCode, fieldErrors, isRefusal } from '#domain/refusal.ts'
import { countedFacts } from '#domain/sign-off.ts'
import { paragraph, remark } from '#domain/text.ts'
import { sha256, toHex } from '#signing/bytes.ts'
import { openToken } from '#signing/token.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useState } from 'react'
import * as z from 'zod/mini'
import { fieldErrorSentence } from '../../record/sentences.ts'
import { type Deed, useDeed } from '../../record/use-deed.ts'
import { type JudgedLine, signOff } from '../../store/sign-documents.ts'
import { useStore } from '../../store/store-context.tsx'
import type { DraftForm } from '../../store/use-draft.ts'
import { type Signer, useSigner } from '../../record/lock/use-signer.tsx'
import type { HandedOver } from './handed-over.ts'
import type { JudgedClaim, Scanned } from './scanned-request.ts'

const signed = z.object({ facts: countedFacts, comment: paragraph })
const handedBack = z.object({ because: remark })

const NOTHING_COUNTED = { takeovers: 0, prompts: 0, defects: 0 } as const

type Checked = { readonly line: JudgedLine; readonly errors: null } | { readonly line: null; readonly errors: ReadonlyMap<string, FieldErrorCode | 'no-level'> }

/** @param isKept not his to sign; only handed back it is ready */
const check = (j: JudgedClaim, isKept: boolean): Checked => {
  const { takeovers, prompts, defects } = j
  const facts = { takeovers: takeovers ?? NaN, prompts: prompts ?? NaN, defects: defects ?? NaN }
  const found = j.returning ? handedBack.safeParse(j) : signed.safeParse({ facts, comment: j.comment })
  const errors = new Map<string, FieldErrorCode | 'no-level'>(found.success ? [] : fieldErrors(found.error).map((e) => [e.path, e.error]))
  if (!j.returning && (j.level === null || isKept)) errors.set('level', 'no-level')
  if (errors.size > 0) return { line: null, errors }
  return { line: j.returning ? { level: null, facts: NOTHING_COUNTED, comment: j.because.trim() } : { level: j.level, facts, comment: j.comment.trim() }, errors: null }
}

const noLevel = msg`Choose a level first, or return it.`

export interface SignAnswer {
  readonly deed: Deed
  readonly signer: Signer
  /** What is not right at a field of the n-th line, once the button was pressed. */
  readonly errorAt: (n: number, path: string) => MessageDescriptor | undefined
  /** @returns the token; the first line that is not ready; null where it was refused, and `deed` says why */
  readonly sign: (handIn: DraftForm<Scanned>['handIn']) => Promise<{ readonly token: TokenId } | { readonly notReady: number } | null>
}

export const useSignAnswer = ({ apprentice, claims }: HandedOver, request: Uint8Array<ArrayBuffer>, judged: readonly JudgedClaim[]): SignAnswer => {
  const store = useStore()
  const deed = useDeed()
  const signer = useSigner()
  const [pressed, setPressed] = useState(false)
  const checked = judged.map((j, n) => check(j, claims[n]?.isKept === true))
  return {
    deed,
    signer,
    errorAt: (n, path) => {
      const error = pressed ? checked[n]?.errors?.get(path) : undefined
      return error === undefined ? undefined : error === 'no-level' ? noLevel : fieldErrorSentence[error]
    },
    sign: async (handIn) => {
      setPressed(true)
      const notReady = checked.findIndex((c) => c.line === null)
      if (notReady !== -1) return { notReady }
      const unlock = await signer.ask(toHex(sha256(request)))
      if (unlock === null) return null
      let token: TokenId | null = null
      const lines = checked.flatMap((c) => c.line ?? [])
      const done = await deed.run(() =>
        handIn(async (ends) => {
          const answer = await signOff(store, request, apprentice, lines, unlock, ends)
          if (isRefusal(answer)) return answer
          const opened = openToken(answer.token)
          if (typeof opened !== 'string') token = toHex(opened.id) as TokenId
          return null
        }),
      )
      return done && token !== null ? { token } : null
    },
  }
}
