/** Signatures that rest on this log. One that saw an earlier revision says so: it is not for what stands here now. */
import { findCompetency } from '#domain/programme.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { DisputeMark } from '../../record/dispute-mark.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { PaperMark } from '../../record/signing-device/paper-mark.tsx'
import { levelPhrase } from '../../record/words.ts'
import { Section } from '../../ui/card.tsx'
import styles from './log-screen.module.css'
import { useSealLabel } from './seal-label.ts'
import { useLogMarks } from './use-log-marks.ts'
import type { LogRecord } from './use-log-record.ts'

export const LogSignOffs = ({ record }: { readonly record: LogRecord }) => {
  const { t } = useLingui()
  if (record.signOffs.length === 0) return null
  return (
    <Section title={t`Signed on this log`}>
      <ul className={styles['signOffs']}>
        {record.signOffs.map((s) => (
          <OneSignOff key={s.id} signOff={s} record={record} />
        ))}
      </ul>
    </Section>
  )
}

const OneSignOff = ({ signOff, record }: { readonly signOff: SignOff; readonly record: LogRecord }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const sealLabel = useSealLabel()
  const { log, programme } = record
  const seal = useLogMarks()
    ?.seals(log)
    .find((s) => s.signOff.id === signOff.id)
  const competency = programme === null ? undefined : findCompetency(programme, signOff.competency)
  const withdrawal = record.withdrawals.find((w) => w.signOff === signOff.id)
  const seen = signOff.logs.find((l) => l.log === log.id)?.revision ?? log.revision
  const at = dates.signed(signOff)
  const code = competency?.code ?? ''
  return (
    <li className={styles['signOff']}>
      <span className={styles['seal']}>{seal !== undefined && <SignOffSeal of={signOff} look={seal.look} label={sealLabel(seal, code)} />}</span>
      <div className={styles['signed']}>
        <span className={styles['competency']}>
          {code} <bdi>{competency === undefined ? '' : inLanguage(competency.title, i18n.locale)}</bdi>
        </span>
        <span className={styles['quiet']}>
          {t(levelPhrase[signOff.level])} · <bdi>{signOff.by.name}</bdi>, {at}
        </span>
        {seen < log.revision && withdrawal === undefined && (
          <span className={styles['changed']}>
            <Trans>Changed since signing: it saw revision {seen}, this is another one.</Trans>
          </span>
        )}
        {withdrawal !== undefined && (
          <span className={styles['changed']}>
            <Trans>Withdrawn:</Trans> <bdi>{withdrawal.because}</bdi>
          </span>
        )}
        <PaperMark of={signOff} />
        {withdrawal === undefined && <DisputeMark of={signOff} book={record} />}
        {signOff.comment !== '' && (
          <p className={styles['comment']} dir="auto">
            {signOff.comment}
          </p>
        )}
      </div>
    </li>
  )
}
