/** Sends a draft to become the next version; whatever the answer, the draft stays until it has become one. */
import type { ImportResponse } from '#sync/account.ts'
import type { PublishRequest } from '#sync/programme-changes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useState } from 'react'
import { apiErrorSentence } from '../../../record/sentences.ts'
import { publishProgramme } from '../../../replication/programme-changes.ts'
import { useReplicator } from '../../../replication/replication-context.tsx'
import { publishSentence } from './plan-sentences.ts'
import type { Editor } from './use-editor.ts'
import type { Ground } from './use-ground.ts'

export type PublishState = { readonly step: 'ready' } | { readonly step: 'sending' } | { readonly step: 'failed'; readonly why: MessageDescriptor; readonly detail: string }

const unanswered = msg`The server did not answer, so it is not known whether the version has arrived. Publishing again is safe: the same draft never becomes two versions.`
const newer = msg`Somebody else published a version meanwhile. Your draft is kept; their version comes with the next sync and is shown beside yours.`

const requestOf = ({ variant }: Ground, { base, content, edits }: Editor): PublishRequest => ({
  base: base.id,
  content,
  variant: variant === null ? null : { enterprise: variant.enterprise, shared: variant.shared.id },
  proposals: [...new Set(edits.flatMap((e) => e.proposal ?? []))],
})

export const usePublish = (ground: Ground, editor: Editor) => {
  const [state, setState] = useState<PublishState>({ step: 'ready' })
  const replicator = useReplicator()

  /** @returns the version, or null; the state then says why */
  const send = async (): Promise<ImportResponse | null> => {
    setState({ step: 'sending' })
    const answer = await publishProgramme(requestOf(ground, editor))
    if (answer.ok) return answer.value
    if (answer.why === 'unreachable') {
      setState({ step: 'failed', why: unanswered, detail: '' })
      return null
    }
    const { error, problem } = answer.error ?? { error: 'server-failed' as const, problem: undefined }
    if (error === 'changed-meanwhile') {
      setState({ step: 'failed', why: newer, detail: '' })
      await replicator.syncNow()
    } else if (problem !== undefined) setState({ step: 'failed', why: publishSentence(problem.code), detail: problem.detail })
    else setState({ step: 'failed', why: apiErrorSentence[error], detail: '' })
    return null
  }
  return { state, send, reset: () => setState({ step: 'ready' }) }
}
