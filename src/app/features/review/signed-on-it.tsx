/** Signatures that rest on this log, and on which revision: one on an earlier revision is not for this one. */
import { findCompetency } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { levelPhrase } from '../../record/words.ts'
import { PaperMark } from '../../record/signing-device/paper-mark.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import styles from './review.module.css'
import type { LogUnderReview } from './use-log-under-review.ts'

export const SignedOnIt = ({ found: { log, programme, signedOnIt } }: { readonly found: LogUnderReview }) => {
  const { t, i18n } = useLingui()
  if (signedOnIt.length === 0) return null
  return (
    <section className={styles['signed']}>
      <h3>
        <Trans>Signed on this log</Trans>
      </h3>
      <ul>
        {signedOnIt.map((s) => {
          const c = programme === null ? undefined : findCompetency(programme, s.competency)
          const saw = s.logs.find((l) => l.log === log.id)?.revision ?? log.revision
          const changed = saw < log.revision
          const mentor = s.by.name
          const now = log.revision
          return (
            <li key={s.id}>
              <SignOffSeal look={changed ? 'changed' : 'signed'} of={s} label={t(levelPhrase[s.level])} size="s" />
              <span>
                <span dir="auto">
                  {c?.code} {c === undefined ? '' : inLanguage(c.title, i18n.locale)}
                </span>
                <span className={styles['sub']}>
                  {changed ? (
                    <Trans>
                      {mentor} signed revision {saw}; not for revision {now}
                    </Trans>
                  ) : (
                    <Trans>
                      {mentor} signed revision {saw}
                    </Trans>
                  )}
                </span>
                <PaperMark of={s} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
