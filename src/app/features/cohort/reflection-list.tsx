/** Reflections that the apprentice shared: read and answered here, never edited. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Sparkles } from 'lucide-react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { dimensionWord } from '../../record/words.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { logAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import { CommentForm } from './comment-form.tsx'
import { Said } from './said.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'

export const ReflectionList = ({ record: { reflections, feedback, portfolio, cohort, person } }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  if (reflections.length === 0)
    return (
      <EmptyState icon={<Sparkles size={40} />} title={t`No shared reflection`}>
        <Trans>Reflections belong to the apprentice; those that are shared appear here.</Trans>
      </EmptyState>
    )
  return (
    <ul className={styles['stack']}>
      {reflections.map((r) => (
        <Card as="li" key={r.id}>
          <article className={styles['stack']}>
            <div className={styles['legend']}>
              <Chip tone="act">{t(dimensionWord[r.dimension])}</Chip>
              <span className={styles['quiet']}>{dates.moment(r.writtenAt)}</span>
            </div>
            <p className={styles['quote']} dir="auto">
              {r.text}
            </p>
            {r.logs.length > 0 && (
              <ul className={styles['links']}>
                {r.logs.flatMap((id) => {
                  const log = portfolio.logs.find((l) => l.id === id)
                  return log === undefined
                    ? []
                    : [
                        <li key={id}>
                          <Link to={logAddress(cohort.id, person.id, id)} dir="auto">
                            {log.task} · {dates.day(log.practisedOn)}
                          </Link>
                        </li>,
                      ]
                })}
              </ul>
            )}
            <Said feedback={feedback.filter((f) => f.about.kind === 'reflection' && f.about.id === r.id)} />
            <CommentForm apprentice={person.id} about={{ kind: 'reflection', id: r.id, revision: null }} />
          </article>
        </Card>
      ))}
    </ul>
  )
}
