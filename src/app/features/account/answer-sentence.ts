/** The sentence for a server's no, or for its silence. */
import type { MessageDescriptor } from '@lingui/core'
import type { Answer } from '../../replication/http.ts'
import { apiErrorSentence, unreachableSentence } from '../../record/sentences.ts'

export const sentenceFor = (answer: Extract<Answer<unknown>, { ok: false }>): MessageDescriptor =>
  answer.why === 'unreachable' ? unreachableSentence : apiErrorSentence[answer.error?.error ?? 'server-failed']
