/** The skill checklist (技能清单): the plan of the placement as its apprentice sees it, fact by fact. */
import { countCompetencies } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, CloudDownload, ListChecks, MapPinOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './skill-list.module.css'
import { KeptSignOffs } from './kept-sign-offs.tsx'
import { SkillList } from './skill-list.tsx'
import { type Skills, useSkills } from './use-skills.ts'

export const SkillsScreen = () => {
  const { t } = useLingui()
  const skills = useSkills()
  return (
    <Screen title={t`Skills`} subtitle={<Plan skills={skills} />}>
      <Link to="/logbook/checklists?from=%2Fskills" className={styles['lists']}>
        <ListChecks aria-hidden size={20} />
        <Trans>My checklists</Trans>
        <ChevronRight aria-hidden size={20} className={styles['onward']} />
      </Link>
      {skills?.state === 'no-placement' && (
        <EmptyState icon={<MapPinOff aria-hidden />} title={t`No placement yet`}>
          <Trans>Your skill checklist comes with your placement. Ask your teacher whether the school has entered it.</Trans>
        </EmptyState>
      )}
      {skills?.state === 'no-plan' && (
        <EmptyState icon={<CloudDownload aria-hidden />} title={t`The plan is not on this device yet`}>
          <Trans>It comes by itself with the next network, and stays here from then on.</Trans>
        </EmptyState>
      )}
      {skills?.state === 'ready' && <KeptSignOffs checklist={skills.checklist} />}
      {skills?.state === 'ready' && <SkillList checklist={skills.checklist} selfLevels={skills.selfLevels} unheard={skills.unheard} />}
    </Screen>
  )
}

/** Holds its line from the start, so that nothing below moves when the plan is read. */
const Plan = ({ skills }: { readonly skills: Skills | undefined }): ReactNode => {
  const { i18n } = useLingui()
  if (skills?.state === 'no-plan') return skills.placement.post
  if (skills?.state !== 'ready') return '\u00a0'
  const { programme } = skills.checklist
  const title = inLanguage(programme.title, i18n.locale)
  const { version } = programme
  const items = countCompetencies(programme)
  return (
    <>
      <bdi>{title}</bdi> · <Trans>version {version}</Trans> · <Plural value={items} one="# item" other="# items" />
    </>
  )
}
