/** What this mentor signed of the apprentice. One can be withdrawn, with a reason; the record keeps both. */
import { isExpired, openDispute, type SignOff } from '#domain/sign-off.ts'
import { findCompetency } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { DisputeMark } from '../../record/dispute-mark.tsx'
import { PaperMark } from '../../record/signing-device/paper-mark.tsx'
import { levelPhrase } from '../../record/words.ts'
import { now } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { Seal, type SealLook } from '../../ui/seal.tsx'
import styles from './apprentice-screen.module.css'
import { ShowMore } from './show-more.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'
import { WithdrawForm } from './withdraw-form.tsx'

const PAGE = 30

const lookOf = (s: SignOff, { programme, portfolio }: ApprenticeRecord): SealLook => {
  if (openDispute(portfolio, s.id) !== undefined) return 'expired'
  const competency = programme === null ? undefined : findCompetency(programme, s.competency)
  if (competency !== undefined && isExpired(s, competency, now())) return 'expired'
  const changed = s.logs.some((seen) => portfolio.logs.some((l) => l.id === seen.log && l.revision > seen.revision))
  if (changed) return 'changed'
  return portfolio.endorsements.some((e) => e.signOff === s.id) ? 'endorsed' : 'signed'
}

interface SignedByMeProps {
  readonly record: ApprenticeRecord
  readonly given: readonly SignOff[]
  /** The one whose withdrawal is being written; it is among those that are drawn. */
  readonly withdraw: string | null
}

export const SignedByMe = ({ record, given, withdraw }: SignedByMeProps) => {
  const { t } = useLingui()
  const newest = given.toSorted((a, b) => b.at - a.at)
  const [most, setMost] = useState(Math.max(PAGE, newest.findIndex((s) => s.id === withdraw) + 1))
  if (given.length === 0)
    return (
      <EmptyState title={t`You have not signed anything here yet`}>
        <Trans>What you sign for this apprentice stands here, and can be withdrawn with a reason.</Trans>
      </EmptyState>
    )
  return (
    <>
      <ul className={styles['list']}>
        {newest.slice(0, most).map((s) => (
          <li key={s.id}>
            <Given of={s} record={record} isAsked={s.id === withdraw} />
          </li>
        ))}
      </ul>
      {newest.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
    </>
  )
}

const Given = ({ of: s, record, isAsked }: { readonly of: SignOff; readonly record: ApprenticeRecord; readonly isAsked: boolean }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const [withdrawing, setWithdrawing] = useState(isAsked)
  const withdrawn = record.portfolio.withdrawals.find((w) => w.signOff === s.id)
  const competency = record.programme === null ? undefined : findCompetency(record.programme, s.competency)
  const words = t(levelPhrase[s.level])
  const { takeovers, prompts, defects } = s.facts
  return (
    <>
      <div className={styles['line']}>
        {withdrawn === undefined ? <SignOffSeal of={s} look={lookOf(s, record)} label={words} /> : <Seal level={null} look="untouched" label={t`Withdrawn`} />}
        <span className={styles['words']}>
          <span dir="auto">
            <b>{competency?.code ?? s.competency}</b> {competency === undefined ? '' : inLanguage(competency.title, i18n.locale)}
          </span>
          <span className={styles['quiet']}>
            {words} · {dates.signed(s)}
          </span>
          <span className={styles['quiet']}>
            <Trans>
              took over {takeovers} · prompts {prompts} · own defects {defects}
            </Trans>
          </span>
          {s.comment !== '' && (
            <span className={styles['text']} dir="auto">
              {s.comment}
            </span>
          )}
          <PaperMark of={s} />
          {withdrawn === undefined && <DisputeMark of={s} book={record.portfolio} />}
          {s.needsReview && withdrawn === undefined && (
            <span className={styles['quiet']}>
              <Trans>Not final: the school will look at it.</Trans>
            </span>
          )}
          {withdrawn !== undefined && (
            <span>
              <Trans>
                Withdrawn {dates.moment(withdrawn.at)}: <bdi>{withdrawn.because}</bdi>
              </Trans>
            </span>
          )}
        </span>
        {withdrawn === undefined && !withdrawing && (
          <Button onPress={() => setWithdrawing(true)}>
            <Trans>Withdraw</Trans>
          </Button>
        )}
      </div>
      {withdrawing && withdrawn === undefined && <WithdrawForm of={s} name={competency?.code ?? ''} onClose={() => setWithdrawing(false)} />}
    </>
  )
}
