/** What was scanned, line by line: read, judged or handed back, and at the end one signature. A draft until then. */
import type { PersonId } from '#domain/ids.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { FileQuestion } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { dropDraft } from '../../store/drafts.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { type DraftForm, useDraftForm } from '../../store/use-draft.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AskedLogs } from './asked-logs.tsx'
import { ClaimPart, claimPartId } from './claim-part.tsx'
import styles from './hand-over.module.css'
import type { HandedOver } from './handed-over.ts'
import { answerAddress, type JudgedClaim, notJudged, requestOf, type Scanned, scannedKey } from './scanned-request.ts'
import { SignBar } from './sign-bar.tsx'
import { useHandedOver } from './use-handed-over.ts'
import { useSignAnswer } from './use-sign-answer.ts'

const BACK = '/sign-offs/scan'

export const JudgeScreen = () => {
  const { apprentice = '', code = '' } = useParams()
  const key = scannedKey(apprentice, code)
  return <Kept key={key} draftKey={key} apprentice={apprentice as PersonId} />
}

const Kept = ({ draftKey, apprentice }: { readonly draftKey: string; readonly apprentice: PersonId }) => {
  const { t } = useLingui()
  const draft = useDraftForm<Scanned>(draftKey, { request: '', judged: [] })
  if (draft.value === undefined) return <Screen title={t`Sign what was asked`} back={BACK}>{null}</Screen>
  if (draft.value.request === '') return (
      <Gone>
        <Trans>It was signed or put away. What you signed stands in your list of the apprentice.</Trans>
      </Gone>
    )
  return <Opened draft={draft} draftKey={draftKey} value={draft.value} apprentice={apprentice} />
}

const Gone = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useLingui()
  return (
    <Screen title={t`Sign what was asked`} back={BACK}>
      <EmptyState icon={<FileQuestion size={32} />} title={t`This request is not open here`} action={<ButtonLink to={BACK}>{t`Scan a code`}</ButtonLink>}>
        {children}
      </EmptyState>
    </Screen>
  )
}

interface OpenedProps {
  readonly draftKey: string
  readonly draft: DraftForm<Scanned>
  readonly value: Scanned
  readonly apprentice: PersonId
}

const Opened = ({ draft, draftKey, value, apprentice }: OpenedProps) => {
  const { t } = useLingui()
  const opened = useHandedOver(apprentice, value.request)
  if (opened === undefined) return <Screen title={t`Sign what was asked`} back={BACK}>{null}</Screen>
  const { found, answered } = opened
  if (answered !== null) return <SignedAlready draftKey={draftKey} to={answerAddress(answered)} />
  if (typeof found === 'string') return <Gone>{t(refusalSentence[found])}</Gone>
  return <Judging draft={draft} value={value} found={found} />
}

/** Signed, and its draft is still here: another tab went on writing in it. */
const SignedAlready = ({ draftKey, to }: { readonly draftKey: string; readonly to: string }) => {
  const { db } = useStore()
  const navigate = useNavigate()
  useEffect(() => void dropDraft(db, draftKey).then(() => navigate(to, { replace: true })), [db, draftKey, navigate, to])
  return null
}

const Judging = ({ draft, value, found }: Pick<OpenedProps, 'draft' | 'value'> & { readonly found: HandedOver }) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const judged = found.claims.map((_, n) => value.judged[n] ?? notJudged)
  const { deed, signer, errorAt, sign } = useSignAnswer(found, requestOf(value), judged)
  const [missed, setMissed] = useState(false)
  useHoldsWork()
  const change = (n: number, part: Partial<JudgedClaim>) => {
    setMissed(false)
    draft.change({ judged: judged.map((j, at) => (at === n ? { ...j, ...part } : j)) })
  }
  const press = async () => {
    const done = await sign(draft.handIn)
    setMissed(done !== null && 'notReady' in done)
    if (done === null) return
    if ('notReady' in done) document.getElementById(claimPartId(done.notReady))?.focus()
    else await navigate(answerAddress(done.token), { replace: true })
  }
  const { claims, name, note } = found
  const why = deed.problem ?? signer.problem
  return (
    <Screen
      title={name}
      subtitle={<Plural value={claims.length} one="asks for # skill" other="asks for # skills" />}
      back={BACK}
      width="full"
      action={<SignBar claims={claims} judged={judged} problem={missed ? t`Not every skill has been judged yet. What is missing is marked.` : why === null ? null : t(why)} isPending={deed.isPending} onSign={() => void press()} />}
    >
      {signer.dialog}
      {!found.guides && (
        <Banner tone="warn">
          <Trans>Your time as mentor on this placement has ended. You can still sign what you saw; the school will look at it.</Trans>
        </Banner>
      )}
      {draft.notSaved !== null && <Banner tone="bad">{t(notSavedSentence[draft.notSaved])}</Banner>}
      {note.trim() !== '' && (
        <blockquote className={styles['note']} dir="auto">
          {note}
        </blockquote>
      )}
      <div className={styles['beside']}>
        <AskedLogs found={found} />
        <div className={styles['claims']}>
          {claims.map((claim, n) => (
            <ClaimPart key={claim.competency.id} claim={claim} number={n} found={found} judged={judged[n] ?? notJudged} onChange={(part) => change(n, part)} errorAt={(path) => errorAt(n, path)} />
          ))}
        </div>
      </div>
    </Screen>
  )
}
