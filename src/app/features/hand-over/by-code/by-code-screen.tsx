/**
 * The phone goes into the mentor's hand: he has no device here, but a printed list of codes. He reads what he signs, judges
 * each skill, and types one code for all of it. Never a PIN or password of his: this is somebody else's phone.
 */
import type { PersonId } from '#domain/ids.ts'
import { mayBeCode } from '#signing/one-time-code.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Screen } from '../../../record/screen.tsx'
import { notSavedSentence } from '../../../record/sentences.ts'
import { useDeed } from '../../../record/use-deed.ts'
import { dropDraft } from '../../../store/drafts.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import { signByCode } from '../../../store/sign-by-code.ts'
import { useStore } from '../../../store/store-context.tsx'
import { useDraftForm } from '../../../store/use-draft.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { AskedLogs } from '../asked-logs.tsx'
import styles from '../hand-over.module.css'
import { CodedPart, codedPartId } from './coded-part.tsx'
import { type CodedDraft, judgementOf, readyLines } from './coded-draft.ts'
import { type ByCode, CHOSEN, useByCode } from './use-by-code.ts'

const BACK = '/skills/show-code'

export const ByCodeScreen = () => {
  const { t } = useLingui()
  const found = useByCode()
  const draft = useDraftForm<CodedDraft>('coded', { mentor: null, judged: {} })
  if (found === undefined || draft.value === undefined) return <Screen title={t`Sign with a code from paper`} back={BACK}>{null}</Screen>
  if (found === null || found.claims.length === 0 || found.mentors.length === 0)
    return (
      <Screen title={t`Sign with a code from paper`} back={BACK}>
        <EmptyState icon={<SearchX aria-hidden />} title={t`There is nothing to sign here yet`} action={<ButtonLink to={BACK}>{t`Choose skills`}</ButtonLink>}>
          {found !== null && found.mentors.length === 0 ? t`No mentor guides you today. Ask the school about the placement.` : t`Choose first which skills your mentor shall judge, and how far along you are.`}
        </EmptyState>
      </Screen>
    )
  return <Judging found={found} draft={draft} value={draft.value} />
}

interface JudgingProps {
  readonly found: ByCode
  readonly draft: ReturnType<typeof useDraftForm<CodedDraft>>
  readonly value: CodedDraft
}

const Judging = ({ found, draft, value }: JudgingProps) => {
  const { t } = useLingui()
  const store = useStore()
  const navigate = useNavigate()
  const deed = useDeed()
  // Never in the draft: it is worth a signature.
  const [code, setCode] = useState('')
  const [pressed, setPressed] = useState(false)
  useHoldsWork()
  const { claims, mentors } = found
  const only = mentors.length === 1 ? mentors[0]?.person : undefined
  const mentor = mentors.find((m) => m.person === (value.mentor ?? only))
  const name = mentor?.name ?? ''
  const { lines, notReady } = readyLines(claims, value)
  const isCode = mayBeCode(code)
  const sign = async () => {
    setPressed(true)
    if (notReady !== null) document.getElementById(codedPartId(notReady))?.focus()
    if (notReady !== null || mentor === undefined || !isCode) return
    if (!(await deed.run(() => draft.handIn((ends) => signByCode(store, mentor.person, lines, code, ends))))) return
    await dropDraft(store.db, CHOSEN)
    showToast({ text: t`Put down. It is provisional until ${name} confirms it.` })
    await navigate('/skills', { replace: true })
  }
  const problem =
    deed.problem !== null ? t(deed.problem) : !pressed ? null : notReady !== null ? t`Not every skill has been judged yet. What is missing is marked.` : mentor === undefined ? t`Say who you are.` : null
  return (
    <Screen
      title={t`Sign with a code from paper`}
      subtitle={t`Now hand the phone to your mentor.`}
      back={BACK}
      width="full"
      action={
        <div className={styles['bar']}>
          {problem !== null && (
            <p role="alert" className={styles['problem']}>
              {problem}
            </p>
          )}
          <Button size="floor" full variant="seal" isPending={deed.isPending} onPress={() => void sign()}>
            <Trans>Sign provisionally</Trans>
          </Button>
        </div>
      }
    >
      {draft.notSaved !== null && <Banner tone="bad">{t(notSavedSentence[draft.notSaved])}</Banner>}
      <RadioCards
        label={t`Who signs?`}
        value={mentor?.person ?? null}
        onChange={(person) => draft.change({ mentor: person as PersonId })}
        options={mentors.map((m) => ({ value: m.person, title: m.name, text: m.as === 'deputy' ? t`deputy` : t`mentor` }))}
      />
      <div className={styles['beside']}>
        <AskedLogs found={found} />
        <div className={styles['claims']}>
          {claims.map((claim, n) => (
            <CodedPart
              key={claim.competency.id}
              claim={claim}
              number={n}
              judged={judgementOf(value, claim)}
              pressed={pressed}
              onChange={(part) => draft.change({ judged: { ...value.judged, [claim.competency.id]: { ...judgementOf(value, claim), ...part } } })}
            />
          ))}
          <TextField
            label={t`One of your codes`}
            hint={t`8 letters and digits from your printed list. Cross it out afterwards. Never type a PIN or password of yours here.`}
            value={code}
            onChange={setCode}
            autoComplete="off"
            autoCapitalize="characters"
            size="floor"
            {...(pressed && !isCode ? { error: t`A code has 8 letters and digits, as printed on your list.` } : {})}
          />
          <p className={styles['quiet']}>
            <Trans>It counts only when you confirm it on your own device, within 14 days. Whether the code is right, the school says with the next network.</Trans>
          </p>
        </div>
      </div>
    </Screen>
  )
}
