/** What was signed with a mentor's code and counts for nothing yet: for whom it waits, until when, or why it came to nothing. */
import { type ProvisionalSignOff, type ProvisionalState, provisionalState } from '#domain/provisional.ts'
import { useLingui } from '@lingui/react/macro'
import { ProvisionalStanding } from '../../record/provisional-standing.tsx'
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
  const words = t(levelPhrase[p.level])
  return (
    <div className={styles['signOff']}>
      <Seal level={p.level} look={LOOK[provisionalState(p, now())]} label={`${t`Provisional`} · ${words}`} size="m" />
      <div className={styles['signOffBody']}>
        <p className={styles['strong']}>{words}</p>
        <ProvisionalStanding of={p} className={styles['quiet']} quote={styles['quote']} />
      </div>
    </div>
  )
}
