/** What the other mentors and deputies of this apprentice signed: who stands in for somebody knows what he did. */
import { findCompetency } from '#domain/programme.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { PaperMark } from '../../record/signing-device/paper-mark.tsx'
import { levelPhrase } from '../../record/words.ts'
import { Section } from '../../ui/card.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { Seal } from '../../ui/seal.tsx'
import styles from './apprentice-screen.module.css'
import { ShowMore } from './show-more.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'

const PAGE = 30

interface SignedByOthersProps {
  readonly record: ApprenticeRecord
  readonly given: readonly SignOff[]
}

export const SignedByOthers = ({ record, given }: SignedByOthersProps) => {
  const { t } = useLingui()
  const [most, setMost] = useState(PAGE)
  if (given.length === 0) return null
  const newest = given.toSorted((a, b) => b.at - a.at)
  return (
    <Section title={t`Signed by others`}>
      <ul className={styles['list']}>
        {newest.slice(0, most).map((s) => (
          <li key={s.id}>
            <Given of={s} record={record} />
          </li>
        ))}
      </ul>
      {newest.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
    </Section>
  )
}

const Given = ({ of: s, record }: { readonly of: SignOff; readonly record: ApprenticeRecord }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const isWithdrawn = record.portfolio.withdrawals.some((w) => w.signOff === s.id)
  const competency = record.programme === null ? undefined : findCompetency(record.programme, s.competency)
  const words = t(levelPhrase[s.level])
  return (
    <div className={styles['line']}>
      {isWithdrawn ? <Seal level={null} look="untouched" label={t`Withdrawn`} /> : <SignOffSeal of={s} look="signed" label={words} />}
      <span className={styles['words']}>
        <span dir="auto">
          <b>{competency?.code ?? s.competency}</b> {competency === undefined ? '' : inLanguage(competency.title, i18n.locale)}
        </span>
        <span className={styles['quiet']}>
          <bdi>{s.by.name}</bdi> · {words} · {dates.signed(s)}
        </span>
        <PaperMark of={s} />
        {isWithdrawn && (
          <span className={styles['quiet']}>
            <Trans>Withdrawn</Trans>
          </span>
        )}
        {s.comment !== '' && (
          <span className={styles['text']} dir="auto">
            {s.comment}
          </span>
        )}
      </span>
    </div>
  )
}
