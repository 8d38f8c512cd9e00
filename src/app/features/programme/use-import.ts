/** The import of one file: chosen → read on this device → shown → sent when the coordinator says so. */
import { IMPORT_PROBLEMS, type ImportProblem, type ImportProblemCode } from '#domain/programme-import/findings.ts'
import type { ImportResponse } from '#sync/account.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useRef, useState } from 'react'
import { apiErrorSentence } from '../../record/sentences.ts'
import { importProgramme } from '../../replication/account.ts'
import type { Answer } from '../../replication/http.ts'
import { useStore } from '../../store/store-context.tsx'
import { askPlan } from './ask-plan.ts'
import { isTooLarge, type PlanAnswer } from './plan-preview.ts'

export type Preview = Extract<PlanAnswer, { readonly ok: true }>

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly file: File }
  | { readonly step: 'unreadable'; readonly file: File; readonly problem: ImportProblem }
  /** `failed`: why the last sending came to nothing; the file is still here. */
  | { readonly step: 'preview'; readonly file: File; readonly found: Preview; readonly failed: MessageDescriptor | null }
  | { readonly step: 'sending'; readonly file: File; readonly found: Preview }

const offlineSentence = msg`Importing needs the network; the file was not sent. Try again when you are connected.`
const unansweredSentence = msg`The server did not answer, so it is not known whether the plan has arrived. Importing it again is safe: the same file never becomes two plans.`

const isProblemCode = (code: string): code is ImportProblemCode => (IMPORT_PROBLEMS as readonly string[]).includes(code)

/** The server's own finding, if it had one. */
const problemIn = (answer: Answer<ImportResponse>): ImportProblem | null => {
  const problem = !answer.ok && answer.why === 'refused' ? answer.error?.problem : undefined
  return problem !== undefined && isProblemCode(problem.code) ? { code: problem.code, detail: problem.detail } : null
}

export const useImport = () => {
  const { db, profile } = useStore()
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  // A file that was chosen later is the one that counts.
  const turn = useRef(0)

  const choose = async (file: File): Promise<void> => {
    const mine = ++turn.current
    if (isTooLarge(file)) return setState({ step: 'unreadable', file, problem: { code: 'too-large', detail: '' } })
    setState({ step: 'reading', file })
    const existing = await db.rows('programme').toArray()
    const answer = await askPlan({ file, school: profile.school, existing })
    if (mine !== turn.current) return
    setState(answer.ok ? { step: 'preview', file, found: answer, failed: null } : { step: 'unreadable', file, problem: answer.problem })
  }

  /** @returns what the server made of it, or null; the state then says why */
  const send = async (): Promise<ImportResponse | null> => {
    if (state.step !== 'preview') return null
    const { file, found } = state
    if (!navigator.onLine) {
      setState({ ...state, failed: offlineSentence })
      return null
    }
    setState({ step: 'sending', file, found })
    const answer = await importProgramme(file)
    if (answer.ok) return answer.value
    const problem = problemIn(answer)
    if (problem !== null) setState({ step: 'unreadable', file, problem })
    else {
      const failed = answer.why === 'unreachable' ? (navigator.onLine ? unansweredSentence : offlineSentence) : apiErrorSentence[answer.error?.error ?? 'server-failed']
      setState({ step: 'preview', file, found, failed })
    }
    return null
  }

  return { state, choose, send }
}
