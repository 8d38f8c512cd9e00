/**
 * A form of the office: read from the server, typed into a draft on this device, sent as one deed. Whoever was faster
 * elsewhere is met, never overwritten; without a network what was typed stays.
 */
import { type FieldError, type FieldErrorCode, fieldErrors } from '#domain/refusal.ts'
import type { OfficeEntry, OfficeList } from '#sync/office-entries.ts'
import { OFFICE_LISTS } from '#sync/office-entries.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useEffect, useEffectEvent, useState } from 'react'
import type * as z from 'zod/mini'
import { fieldErrorSentence, notSavedSentence } from '../../record/sentences.ts'
import { askEntry, doInOffice, type TypeOf, whoCameFirst } from '../../replication/office.ts'
import { newId } from '../../store/new-id.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useDraft } from '../../store/use-draft.ts'
import { type Clash, mergeForms } from './merge-forms.ts'
import { whyNotSaved } from './not-read.tsx'
import type { WhyNot } from '../../replication/http.ts'

export interface FormSpec<L extends OfficeList, F extends object> {
  readonly list: L
  readonly empty: F
  readonly toForm: (entry: OfficeEntry<TypeOf<L>>) => F
  /** The body of the deed without its name, id and version. */
  readonly toSet: (form: F) => object
  readonly schema: z.ZodMiniType<object>
  /** Under which names the server knows a field, where they are not its own. */
  readonly wireNames?: Partial<Record<keyof F & string, readonly string[]>>
}

/** What lies on this device while somebody types. */
interface Kept<F> {
  readonly id: string
  /** The version that `base` shows. */
  readonly rev: number
  readonly base: F
  readonly form: F
  /** The deed that was sent last: the same words go out under the same name, others under another. */
  readonly sent: { readonly deed: string; readonly words: string } | null
  /** Somebody who came first, until this is saved: a reload must not turn a question into an answer. */
  readonly met: Met<F> | null
}

export interface Met<F> {
  /** Null: the server itself. */
  readonly by: string | null
  readonly at: number
  readonly clashes: readonly Clash<F>[]
  /** Fields that both changed and somebody has decided on. */
  readonly chosen: readonly string[]
}

const chooseFirst: MessageDescriptor = msg`Choose first where you both changed the same.`

export const useOfficeForm = <L extends OfficeList, F extends object>(spec: FormSpec<L, F>, id: string | null) => {
  const { list, empty, toForm, toSet, schema, wireNames = {} } = spec
  const draft = useDraft<Kept<F>>(`office:${list}:${id ?? 'new'}`)
  const [freshId] = useState(newId)
  const [entry, setEntry] = useState<OfficeEntry<TypeOf<L>> | null>(null)
  const [failed, setFailed] = useState<WhyNot | null>(null)
  const [wrong, setWrong] = useState<readonly FieldError[]>([])
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [isPending, setPending] = useState(false)
  useHoldsWork()

  const pristine = (): Kept<F> | null => {
    if (id === null) return { id: freshId, rev: 0, base: empty, form: empty, sent: null, met: null }
    return entry === null ? null : { id, rev: entry.rev, base: toForm(entry), form: toForm(entry), sent: null, met: null }
  }
  const kept = draft.value === undefined ? null : (draft.value ?? pristine())

  /** Somebody was here since: his words come in where mine are not, and what both changed is shown. */
  const meet = (mine: Kept<F>, now: OfficeEntry<TypeOf<L>>) => {
    const theirs = toForm(now)
    const { form, clashes } = mergeForms(mine.base, mine.form, theirs)
    setEntry(now)
    draft.write({ id: mine.id, rev: now.rev, base: theirs, form, sent: null, met: { by: now.by, at: now.at, clashes, chosen: [] } })
  }
  const read = async () => {
    if (id === null) return
    const answer = await askEntry(list, id)
    setFailed(answer.ok ? null : answer)
    if (answer.ok) setEntry(answer.value)
  }
  const first = useEffectEvent(() => void read())
  const whenBack = useEffectEvent(() => {
    if (entry === null) void read()
  })
  useEffect(() => {
    first()
    window.addEventListener('online', whenBack)
    return () => window.removeEventListener('online', whenBack)
  }, [])
  const older = draft.value != null && entry !== null && draft.value.rev < entry.rev ? draft.value : null
  const meetNow = useEffectEvent(() => {
    if (older !== null && entry !== null) meet(older, entry)
  })
  useEffect(() => {
    if (older !== null) meetNow()
  }, [older])

  const change = (part: Partial<F>) => {
    if (kept === null) return
    // What is being mended is no longer complained about.
    const mended = (Object.keys(part) as (keyof F & string)[]).flatMap((field) => (wireNames as FormSpec<L, F>['wireNames'])?.[field] ?? [field])
    setWrong((all) => all.filter(({ path }) => !mended.includes(path.split('.')[1] ?? '')))
    const met = kept.met === null ? null : { ...kept.met, chosen: [...new Set([...kept.met.chosen, ...Object.keys(part)])] }
    draft.write({ ...kept, form: { ...kept.form, ...part }, met })
  }
  /** @returns the entry as the server has it now, or null; the form then says why */
  const save = async (): Promise<OfficeEntry<TypeOf<L>> | null> => {
    if (kept === null || isPending) return null
    setProblem(null)
    if (kept.met?.clashes.some((c) => !c.isJoined && !kept.met?.chosen.includes(c.field)) === true) {
      setProblem(chooseFirst)
      return null
    }
    const words = JSON.stringify([kept.rev, kept.form])
    const deed = kept.sent?.words === words ? kept.sent.deed : newId()
    const body = { deed, rev: kept.rev, id: kept.id, set: toSet(kept.form) }
    const parsed = schema.safeParse(body, { reportInput: true })
    setWrong(parsed.success ? [] : fieldErrors(parsed.error))
    if (!parsed.success) return null
    const sending = { ...kept, sent: { deed, words } }
    draft.write(sending)
    setPending(true)
    await draft.keep()
    const answer = await doInOffice(list, OFFICE_LISTS[list], body)
    setPending(false)
    if (answer.ok) {
      await draft.finish()
      return answer.value as OfficeEntry<TypeOf<L>>
    }
    const now = whoCameFirst(OFFICE_LISTS[list], answer) as OfficeEntry<TypeOf<L>> | null
    if (now !== null) meet(sending, now)
    else if (answer.why === 'refused' && answer.error?.error === 'fields-invalid') setWrong(answer.error.fields ?? [])
    else setProblem(whyNotSaved(answer))
    return null
  }
  /** The first thing that is wrong at a field or below it, in words. */
  const errorAt = (path: string): MessageDescriptor | undefined => {
    const found: FieldErrorCode | undefined = wrong.find((w) => w.path === `set.${path}`)?.error
    return found === undefined ? undefined : fieldErrorSentence[found]
  }
  return {
    id: kept?.id ?? null,
    form: kept?.form ?? null,
    isChanged: kept !== null && JSON.stringify(kept.form) !== JSON.stringify(kept.base),
    entry,
    failed,
    met: kept?.met ?? null,
    wrong,
    problem: problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved]),
    isPending,
    change,
    save,
    /** Throws away what was typed; the form is left then. */
    discard: draft.finish,
    errorAt,
    again: read,
    taken: setEntry,
  }
}
export type OfficeForm<L extends OfficeList, F extends object> = ReturnType<typeof useOfficeForm<L, F>>
