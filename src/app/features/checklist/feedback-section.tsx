/** What mentor and teacher said of this competency, the latest first. */
import type { Feedback } from '#domain/feedback.ts'
import { useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { roleWord } from '../../record/words.ts'
import { Card, Section } from '../../ui/card.tsx'
import styles from './competency.module.css'

export const FeedbackSection = ({ feedback }: { readonly feedback: readonly Feedback[] }) => {
  const { t } = useLingui()
  const dates = useDates()
  if (feedback.length === 0) return null
  return (
    <Section title={t`Feedback`}>
      <ul className={styles['signOffs']}>
        {feedback.map((f) => (
          <Card key={f.id} as="li">
            <p className={styles['quiet']}>
              <bdi>{f.by.name}</bdi> · {t(roleWord[f.by.role])} · {dates.moment(f.at)}
            </p>
            <p className={styles['said']} dir="auto">
              {f.text}
            </p>
          </Card>
        ))}
      </ul>
    </Section>
  )
}
