/** One visit as its teacher sees it: what it is about, what to do with it next, and who else is seen on the same trip. */
import type { VisitId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarPlus, Lock, NotebookPen, Pencil, SearchX, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { ConcernStandingChip } from '../../record/concern-standing.tsx'
import { VisitCard, VisitStandingChip } from '../../record/visit-card.tsx'
import { concernCategoryWord } from '../../record/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CancelVisit } from './cancel-visit.tsx'
import { type OpenedVisit, useVisit } from './use-visits.ts'
import styles from './visits.module.css'

export const VisitDetail = ({ id }: { readonly id: VisitId }) => {
  const { t } = useLingui()
  const opened = useVisit(id)
  if (opened === undefined) return null
  if (opened === null)
    return (
      <EmptyState icon={<SearchX aria-hidden />} title={t`This visit is not on this device`}>
        <Trans>It may come with the next network.</Trans>
      </EmptyState>
    )
  return <Opened of={opened} />
}

const Opened = ({ of: { record, companions, concerns, post } }: { readonly of: OpenedVisit }) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { visit: v, apprentice, cohort } = record
  const about = concerns.filter((c) => v.concerns.includes(c.concern.id))
  return (
    <div className={styles['detail']}>
      <div>
        <h2 ref={heading} tabIndex={-1} className={styles['heading']} dir="auto">
          {apprentice}
        </h2>
        <p className={styles['quiet']} dir="auto">
          {[v.enterpriseName, post].filter((s) => s !== '').join(' · ')}
        </p>
      </div>
      <VisitCard of={record} />
      <p className={styles['reads']}>
        <Lock aria-hidden size={18} />
        <span>
          <Trans>{apprentice} and his teachers read this. Nobody at the enterprise has it.</Trans>
        </span>
      </p>
      {about.length > 0 && (
        <Section title={t`Concerns to speak of`} level={3}>
          <ul className={styles['trip']}>
            {about.map((c) => (
              <li key={c.concern.id}>
                <Link to={`/concerns/${c.concern.id}`} className={styles['visit']}>
                  <span className={styles['name']}>{t(concernCategoryWord[c.concern.category])}</span>
                  <ConcernStandingChip record={c} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div className={styles['buttons']}>
        {v.state !== 'done' && (
          <ButtonLink to={`/visits/${v.id}/log`} variant="primary" icon={<NotebookPen aria-hidden size={20} />}>
            {t`Note the visit`}
          </ButtonLink>
        )}
        {v.state === 'planned' && (
          <ButtonLink to={`/visits/${v.id}/edit`} icon={<Pencil aria-hidden size={18} />}>
            {t`Change the plan`}
          </ButtonLink>
        )}
        {v.state === 'done' && (
          <>
            <ButtonLink to={`/visits/${v.id}/log`} icon={<Pencil aria-hidden size={18} />}>
              {t`Add or correct`}
            </ButtonLink>
            <ButtonLink to={`/visits/new?apprentice=${encodeURIComponent(v.apprentice)}`} icon={<CalendarPlus aria-hidden size={18} />}>
              {t`Plan the next visit`}
            </ButtonLink>
          </>
        )}
        {v.state === 'planned' && <CancelVisit id={v.id} icon={<X aria-hidden size={18} />} />}
        {cohort !== null && (
          <ButtonLink to={`/cohorts/${encodeURIComponent(cohort)}/apprentices/${encodeURIComponent(v.apprentice)}`}>{t`Open the record`}</ButtonLink>
        )}
      </div>
      {companions.length > 0 && (
        <Section title={t`On the same trip`} level={3}>
          <ul className={styles['trip']}>
            {companions.map((c) => (
              <li key={c.visit.id}>
                <Link to={`/visits/${c.visit.id}`} className={styles['visit']}>
                  <span className={styles['name']} dir="auto">
                    {c.apprentice}
                  </span>
                  <VisitStandingChip of={c.visit} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
