/** The school's training plans. */
import { judgeSchoolDeed } from '#domain/access.ts'
import { countCompetencies } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookOpen, ChevronRight, FileUp } from 'lucide-react'
import { Link } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { languageName } from '../../record/words.ts'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './programme.module.css'
import { type Plan, usePlans } from './use-programmes.ts'

export const ProgrammesScreen = () => {
  const { t, i18n } = useLingui()
  const { actor } = useStore()
  const plans = usePlans()
  const mayImport = judgeSchoolDeed(actor, 'import-programme') === null
  const button = mayImport && (
    <ButtonLink to="/programmes/import" variant="primary" icon={<FileUp aria-hidden size={18} />}>
      <Trans>Import a programme</Trans>
    </ButtonLink>
  )
  const title = (p: Plan) => (p.versions[0] === undefined ? '' : inLanguage(p.versions[0].title, i18n.locale))
  return (
    <Screen title={t`Programmes`} {...(plans !== undefined && plans.length > 0 && { tools: button })}>
      {plans !== undefined && plans.length > 0 && (
        <ul className={styles['plans']}>
          {plans
            .toSorted((a, b) => title(a).localeCompare(title(b), i18n.locale))
            .map((plan) => (
              <li key={plan.id}>
                <PlanCard plan={plan} />
              </li>
            ))}
        </ul>
      )}
      {plans?.length === 0 && (
        <EmptyState icon={<BookOpen size={40} />} title={t`No programme yet`} action={button}>
          {mayImport ? (
            <Trans>Start here: import the training plan that your apprentices follow. You see what is in the file before anything is written.</Trans>
          ) : (
            <Trans>The coordinator imports the training plans; they appear here by themselves.</Trans>
          )}
        </EmptyState>
      )}
    </Screen>
  )
}

const PlanCard = ({ plan: { versions } }: { readonly plan: Plan }) => {
  const { t, i18n } = useLingui()
  const newest = versions[0]
  if (newest === undefined) return null
  const units = newest.units.length
  const competencies = countCompetencies(newest)
  const version = newest.version
  const enterprise = newest.variant?.enterpriseName
  return (
    <Link to={`/programmes/${encodeURIComponent(newest.id)}`} className={styles['plan']}>
      <span className={styles['words']}>
        <b dir="auto">{inLanguage(newest.title, i18n.locale)}</b>
        {enterprise !== undefined && <span>{t`with the own part of ${enterprise}`}</span>}
        <span className={styles['quiet']}>
          {[
            t`version ${version}`,
            t`${plural(units, { one: '# unit', other: '# units' })}`,
            t`${plural(competencies, { one: '# competency', other: '# competencies' })}`,
            newest.languages.map((tag) => languageName(tag, i18n.locale)).join(', '),
          ].join(' · ')}
        </span>
        {newest.source !== '' && (
          <span className={styles['source']} dir="auto">
            {newest.source}
          </span>
        )}
      </span>
      <ChevronRight aria-hidden className={styles['arrow']} />
    </Link>
  )
}
