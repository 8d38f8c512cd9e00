/** Signatures, latest first: who judged what at which level, the second signature, or why it was withdrawn. */
import { findCompetency } from '#domain/programme.ts'
import { openDispute, type SignOff } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Stamp } from 'lucide-react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { DisputeMark } from '../../record/dispute-mark.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { SignOffMarks } from '../../record/signing-device/sign-off-marks.tsx'
import { levelPhrase } from '../../record/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { competencyAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

interface SignOffListProps {
  readonly record: ApprenticeRecord
  readonly signOffs: readonly SignOff[]
  /** On the page of one competency its name is not said again. */
  readonly ofOneCompetency?: boolean
}

export const SignOffList = ({ record: { portfolio, programme, cohort, person }, signOffs, ofOneCompetency = false }: SignOffListProps) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  if (signOffs.length === 0)
    return ofOneCompetency ? (
      <p className={styles['quiet']}>
        <Trans>Nothing signed yet</Trans>
      </p>
    ) : (
      <EmptyState icon={<Stamp size={40} />} title={t`Nothing signed yet`}>
        <Trans>Sign-offs appear here when a mentor has given one.</Trans>
      </EmptyState>
    )
  return (
    <ul className={styles['list']}>
      {signOffs.map((s) => {
        const c = programme === null ? undefined : findCompetency(programme, s.competency)
        const endorsement = portfolio.endorsements.find((e) => e.signOff === s.id)
        const withdrawal = portfolio.withdrawals.find((w) => w.signOff === s.id)
        const teacher = endorsement?.by.name ?? ''
        const reason = withdrawal?.because ?? ''
        const { takeovers, prompts, defects } = s.facts
        const words = (
          <>
            <SignOffSeal look={withdrawal !== undefined || openDispute(portfolio, s.id) !== undefined ? 'expired' : endorsement === undefined ? 'signed' : 'endorsed'} of={s} label={t(levelPhrase[s.level])} />
            <span className={styles['words']}>
              {!ofOneCompetency && (
                <b dir="auto">
                  {c?.code ?? s.competency} {c === undefined ? '' : inLanguage(c.title, i18n.locale)}
                </b>
              )}
              <span className={styles['quiet']}>{[t(levelPhrase[s.level]), s.by.name, dates.signed(s)].join(' · ')}</span>
              {ofOneCompetency && (
                <span className={styles['quiet']}>
                  <Trans>
                    took over {takeovers} times · {prompts} prompts · {defects} own defects found
                  </Trans>
                </span>
              )}
              {ofOneCompetency && s.comment !== '' && (
                <span className={styles['quote']} dir="auto">
                  {s.comment}
                </span>
              )}
              <SignOffMarks of={s} book={portfolio} withoutReview={withdrawal !== undefined} />
              {withdrawal === undefined && <DisputeMark of={s} book={portfolio} />}
              {endorsement !== undefined && (
                <span className={styles['quiet']}>
                  <Trans>endorsed by {teacher}</Trans>
                </span>
              )}
              {withdrawal !== undefined && (
                <span className={styles['notice']}>
                  <Trans>withdrawn: {reason}</Trans>
                </span>
              )}
            </span>
          </>
        )
        return (
          <li key={s.id}>
            {ofOneCompetency ? (
              <div className={styles['line']}>{words}</div>
            ) : (
              <Link to={competencyAddress(cohort.id, person.id, s.competency)} className={styles['line']}>
                {words}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
