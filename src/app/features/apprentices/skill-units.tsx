/** How the apprentice stands with each skill, by unit, as seals. A tap on one leads to signing it. */
import type { Competency, Level } from '#domain/competency.ts'
import type { CompetencyId, UnitId } from '#domain/ids.ts'
import type { Unit } from '#domain/programme.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Link } from 'react-router'
import { StandingSeal, standingWords } from '../../record/standing-seal.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './apprentice-screen.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

/** Up to this many skills everything that was touched is unfolded from the start. */
const UNFOLDED = 80

const isSigned = (s: CompetencyStanding | undefined): boolean => s?.status === 'signed' || s?.status === 'endorsed'

export const SkillUnits = ({ record }: { readonly record: ApprenticeRecord }) => {
  const { t, i18n } = useLingui()
  const { programme } = record
  const [toggled, setToggled] = useState<ReadonlyMap<UnitId, boolean>>(new Map())
  if (programme === null)
    return (
      <EmptyState title={t`The programme is not on this device yet`}>
        <Trans>It comes with the next sync.</Trans>
      </EmptyState>
    )
  const byId = new Map<CompetencyId, CompetencyStanding>(record.standings.map((s) => [s.competency, s]))
  const asked = new Map<CompetencyId, Level>(record.portfolio.requests.filter((r) => r.state === 'open').map((r) => [r.competency, r.selfLevel]))
  const touched = (u: Unit) => u.competencies.some((c) => (byId.get(c.id)?.status ?? 'untouched') !== 'untouched')
  const isOpen = (u: Unit) => toggled.get(u.id) ?? (record.standings.length <= UNFOLDED && touched(u))
  return (
    <div className={styles['paper']}>
      {programme.units.map((u) => (
        <Disclosure
          key={u.id}
          title={<span dir="auto">{inLanguage(u.title, i18n.locale)}</span>}
          aside={
            <span className={styles['quiet']}>
              <Trans>
                {u.competencies.filter((c) => isSigned(byId.get(c.id))).length} of {u.competencies.length} signed
              </Trans>
            </span>
          }
          isOpen={isOpen(u)}
          onToggle={(open) => open !== isOpen(u) && setToggled(new Map(toggled).set(u.id, open))}
        >
          {/* A plan may have 1,000 lines: those of a closed unit are not drawn. */}
          {isOpen(u) && (
            <ul className={styles['list']}>
              {u.competencies.map((c) => (
                <li key={c.id}>
                  <SkillLink record={record} competency={c} standing={byId.get(c.id)} selfLevel={asked.get(c.id) ?? null} />
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      ))}
    </div>
  )
}

interface SkillLinkProps {
  readonly record: ApprenticeRecord
  readonly competency: Competency
  readonly standing: CompetencyStanding | undefined
  readonly selfLevel: Level | null
}

const SkillLink = ({ record, competency, standing, selfLevel }: SkillLinkProps) => {
  const { t, i18n } = useLingui()
  if (standing === undefined) return null
  return (
    <Link to={`/sign-offs/for/${record.apprentice}/${competency.id}`} className={styles['line']}>
      <StandingSeal standing={standing} selfLevel={selfLevel} />
      <span className={styles['words']}>
        <span dir="auto">
          <b>{competency.code}</b> {inLanguage(competency.title, i18n.locale)}
        </span>
        {standing.status !== 'untouched' && (
          <span className={styles['quiet']} aria-hidden>
            {standingWords(standing, selfLevel)
              .map((w) => t(w))
              .join(' · ')}
          </span>
        )}
      </span>
    </Link>
  )
}
