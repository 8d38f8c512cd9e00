/** What was signed with a mentor's code and counts for nothing yet: for whom it waits, until when, or why it came to nothing. */
import { type ProvisionalSignOff, lapsesAt, type ProvisionalState, provisionalState } from '#domain/provisional.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { levelPhrase } from '../../record/words.ts'
import { now } from '../../store/clock.ts'
import { Card, Section } from '../../ui/card.tsx'
import { Seal, type SealLook } from '../../ui/seal.tsx'
import styles from './competency.module.css'
import type { CompetencyPage } from './use-competency.ts'

const LOOK: Readonly<Record<ProvisionalState, SealLook>> = { unheard: 'waiting', waiting: 'waiting', confirmed: 'signed', declined: 'expired', lapsed: 'expired' }

export const ProvisionalSection = ({ page: { provisional } }: { readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  if (provisional.length === 0) return null
  return (
    <Section title={t`Provisional`}>
      <ul className={styles['signOffs']}>
        {provisional.map((p) => (
          <Card key={p.id} as="li">
            <Provisional of={p} />
          </Card>
        ))}
      </ul>
    </Section>
  )
}

const Provisional = ({ of: p }: { readonly of: ProvisionalSignOff }) => {
  const { t } = useLingui()
  const dates = useDates()
  const state = provisionalState(p, now())
  const words = t(levelPhrase[p.level])
  const mentor = p.mentor.name
  const end = lapsesAt(p)
  const lapses = end === null ? '' : dates.moment(end)
  const because = p.answer?.because ?? ''
  return (
    <div className={styles['signOff']}>
      <Seal level={p.level} look={LOOK[state]} label={`${t`Provisional`} · ${words}`} size="m" />
      <div className={styles['signOffBody']}>
        <p className={styles['strong']}>{words}</p>
        <p className={styles['quiet']}>
          {state === 'unheard' && <Trans>Signed with a code, waiting for the school. Then {mentor} has 14 days to confirm it.</Trans>}
          {state === 'waiting' && (
            <Trans>
              Provisional until {mentor} confirms it, lapses {lapses}
            </Trans>
          )}
          {state === 'lapsed' && (
            <Trans>
              {mentor} did not confirm it in time; it lapsed {lapses}. He can sign the skill anew.
            </Trans>
          )}
          {state === 'declined' && <Trans>{mentor} declined it, because:</Trans>}
        </p>
        {because !== '' && (
          <blockquote className={styles['quote']} dir="auto">
            {because}
          </blockquote>
        )}
        {p.comment !== '' && (
          <blockquote className={styles['quote']} dir="auto">
            {p.comment}
          </blockquote>
        )}
      </div>
    </div>
  )
}
