/** A deed on a placement that is no form of its own: let it start, give it another mentor, end it for the next. */
import { type FieldError } from '#domain/refusal.ts'
import type { OfficeEntry } from '#sync/office-entries.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useRef, useState } from 'react'
import { fieldErrorSentence } from '../../record/sentences.ts'
import type { Answer } from '../../replication/http.ts'
import { doInOffice } from '../../replication/office.ts'
import { newId } from '../../store/new-id.ts'
import { whyNotSaved } from './not-read.tsx'

export const useSmallDeed = (path: string, entry: OfficeEntry<'placement'>) => {
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [wrong, setWrong] = useState<readonly FieldError[]>([])
  // The same words go out under the same name, so that a lost answer does nothing twice.
  const sent = useRef({ words: '', deed: '' })
  /** @returns the server's answer; what a person should know stands in `problem` and at the fields */
  const run = async (more: object): Promise<Answer<OfficeEntry<'placement'>>> => {
    const words = JSON.stringify([entry.rev, more])
    if (sent.current.words !== words) sent.current = { words, deed: newId() }
    setPending(true)
    setProblem(null)
    const answer = await doInOffice(path, 'placement', { deed: sent.current.deed, rev: entry.rev, id: entry.row.id, ...more })
    setPending(false)
    const fields = !answer.ok && answer.why === 'refused' && answer.error?.error === 'fields-invalid' ? (answer.error.fields ?? []) : []
    setWrong(fields)
    if (!answer.ok) setProblem(whyNotSaved(answer))
    return answer
  }
  const errorAt = (at: string): MessageDescriptor | undefined => {
    const found = wrong.find((w) => w.path === at)?.error
    return found === undefined ? undefined : fieldErrorSentence[found]
  }
  return { isPending, problem, run, errorAt }
}
