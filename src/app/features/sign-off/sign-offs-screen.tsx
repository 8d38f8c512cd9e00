/**
 * The mentor's work: left what waits, right the claim; on a phone one after the other. After an answer the next one
 * is there, so that ten requests are ten judgements and no way back and forth.
 */
import type { SignOffRequest } from '#domain/sign-off.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ScanLine, Stamp } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { showToast } from '../../ui/toast.tsx'
import { AnsweredStrip, useAnsweredWords } from './answered-strip.tsx'
import { ProvisionalList } from './provisional/provisional-list.tsx'
import { RequestedClaim } from './requested-claim.tsx'
import { useWaiting, type Waiting } from './use-waiting.ts'
import { useWide } from '../../ui/use-wide.ts'
import styles from './sign-offs-screen.module.css'
import type { Answered } from './use-signing.ts'
import { WaitingList } from './waiting-list.tsx'

/** The request that follows in the list, or the last of the rest. */
export const nextAfter = (waiting: Waiting, id: string): SignOffRequest['id'] | null => {
  const place = waiting.requests.findIndex((r) => r.request.id === id)
  const rest = waiting.requests.filter((r) => r.request.id !== id)
  return rest[Math.min(Math.max(place, 0), rest.length - 1)]?.request.id ?? null
}

export const SignOffsScreen = () => {
  const { t } = useLingui()
  const waiting = useWaiting()
  const wide = useWide()
  const navigate = useNavigate()
  const words = useAnsweredWords()
  const { request: asked } = useParams()
  const [answered, setAnswered] = useState<Answered | null>(null)
  // The first one stays chosen when a newer one arrives: nothing changes under a judging hand.
  const [first, setFirst] = useState<string | null>(null)
  const newest = waiting?.requests[0]?.request.id
  if (wide && asked === undefined && first === null && newest !== undefined) setFirst(newest)
  const selected = asked ?? (wide ? first : null)
  const single = !wide && selected !== null

  const finish = (what: Answered) => {
    const next = waiting === undefined || selected === null ? null : nextAfter(waiting, selected)
    setAnswered(what)
    setFirst(null)
    showToast({ text: words(what) })
    void navigate(wide && next !== null ? `/sign-offs/${next}` : '/sign-offs', { replace: true, state: { focus: 'claim' } })
  }

  const count = waiting?.requests.length ?? 0
  const claim = selected === null ? null : <RequestedClaim key={selected} request={selected} onAnswered={finish} />
  const list = waiting === undefined ? null : count === 0 ? <NothingWaits guides={waiting.guides} /> : <WaitingList groups={waiting.groups} selected={selected} />
  const scan = (
    <ButtonLink to="/sign-offs/scan" size={wide ? 'normal' : 'floor'} full={!wide} icon={<ScanLine aria-hidden />}>
      <Trans>Scan a code</Trans>
    </ButtonLink>
  )
  const code = waiting?.requests.find((r) => r.request.id === selected)?.competency?.code ?? ''
  return (
    <Screen
      title={single ? t`Sign-off ${code}`.trim() : t`Sign-offs`}
      {...(single ? { back: '/sign-offs' } : { subtitle: count === 0 ? <Trans>Nothing waits for you</Trans> : <Plural value={count} one="# request waits for you" other="# requests wait for you" /> })}
      {...(wide ? { tools: scan } : single ? {} : { action: scan })}
      width="full"
    >
      {answered !== null && !single && <AnsweredStrip what={answered} />}
      {!single && <ProvisionalList />}
      {single ? (
        claim
      ) : wide && (claim !== null || count > 0) ? (
        <div className={styles['split']}>
          <div className={styles['list']}>{list}</div>
          <div className={styles['claim']}>{claim}</div>
        </div>
      ) : (
        list
      )}
    </Screen>
  )
}

const NothingWaits = ({ guides }: { readonly guides: boolean }) => {
  const { t } = useLingui()
  return guides ? (
    <EmptyState
      icon={<Stamp size={32} />}
      title={t`Nothing waits for you`}
      action={
        <ButtonLink to="/apprentices" size="floor">
          <Trans>Your apprentices</Trans>
        </ButtonLink>
      }
    >
      <Trans>When an apprentice asks for a sign-off, it stands here. You can also sign a skill without being asked.</Trans>
    </EmptyState>
  ) : (
    <EmptyState icon={<Stamp size={32} />} title={t`Nobody to sign for yet`}>
      <Trans>The school gives you your apprentices. They appear here by themselves after the next sync.</Trans>
    </EmptyState>
  )
}
