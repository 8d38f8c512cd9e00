/** The judgement in words and counted facts, and the standard that it speaks of. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { numberText } from '../../record/measurement-table.tsx'
import { PhotoStrip } from '../../record/photos/photo-strip.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { reviewWord, SignOffMarks } from '../../record/signing-device/sign-off-marks.tsx'
import { kindWord, levelPhrase } from '../../record/words.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './review.module.css'
import type { SignOffUnderReview } from './use-sign-off-under-review.ts'

export const SignOffFacts = ({ found }: { readonly found: SignOffUnderReview }) => {
  const { signOff: s, competency, request, endorsement, others } = found
  const { t } = useLingui()
  const dates = useDates()
  const mentor = s.by.name
  const sheet = found.seen.flatMap(({ log }) => log.photos ?? []).find((p) => p.sha256 === s.paper?.photo)
  const standard = competency?.standard ?? null
  const { takeovers, prompts, defects } = s.facts
  return (
    <dl className={styles['facts']}>
      <div data-whole="">
        <dt>
          <Trans>Signed</Trans>
        </dt>
        <dd className={styles['claim']}>
          <SignOffSeal look={endorsement === null ? 'signed' : 'endorsed'} of={s} label={t(levelPhrase[s.level])} size="l" />
          <span>
            <b>{t(levelPhrase[s.level])}</b>
            <span className={styles['sub']}>{[mentor, dates.signed(s)].join(' · ')}</span>
            {s.needsReview && (
              <Chip tone="bad">
                {t(reviewWord[s.review ?? 'former-mentor'])} <Trans>Your endorsement decides.</Trans>
              </Chip>
            )}
            <SignOffMarks of={s} book={found} withoutReview />
          </span>
        </dd>
      </div>
      {sheet !== undefined && (
        <div data-whole="">
          <dt>
            <Trans>The signed sheet</Trans>
          </dt>
          <dd>
            <PhotoStrip photos={[sheet]} large />
          </dd>
        </div>
      )}
      <Fact name={t`Took over`} value={takeovers} />
      <Fact name={t`Prompts`} value={prompts} />
      <Fact name={t`Own defects found`} value={defects} />
      {request !== null && request.state === 'answered' && (
        <div>
          <dt>
            <Trans>Asked for</Trans>
          </dt>
          <dd>{t(levelPhrase[request.selfLevel])}</dd>
        </div>
      )}
      {competency !== null && (
        <div>
          <dt>
            <Trans>Kind</Trans>
          </dt>
          <dd>{t(kindWord[competency.kind])}</dd>
        </div>
      )}
      {standard !== null && (
        <div data-whole="">
          <dt>
            <Trans>Standard</Trans>
          </dt>
          <dd>
            {standard.quantity} {standard.nominal === null ? '' : numberText(standard.nominal)} · {standard.grades.map((g) => `± ${numberText(g.within)} ${standard.unit}`).join(' → ')}
          </dd>
        </div>
      )}
      {s.comment !== '' && (
        <div data-whole="">
          <dt>
            <Trans>The mentor says</Trans>
          </dt>
          <dd dir="auto">{s.comment}</dd>
        </div>
      )}
      {others.length > 0 && (
        <div data-whole="">
          <dt>
            <Trans>Other sign-offs of this competency</Trans>
          </dt>
          <dd>
            {others.map((o) => (
              <span key={o.id} className={styles['sub']}>
                {[t(levelPhrase[o.level]), o.by.name, dates.signed(o)].join(' · ')}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

const Fact = ({ name, value }: { readonly name: string; readonly value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
