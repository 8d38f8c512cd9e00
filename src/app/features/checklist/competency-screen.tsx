/** One competency: first what is missing for the next level, then all that the judgement rests on. */
import type { CompetencyId } from '#domain/ids.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { QrCode, SearchX, Stamp } from 'lucide-react'
import { useParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { dimensionWord, kindWord } from '../../record/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Chip, CodeTag } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './competency.module.css'
import askStyles from './ask.module.css'
import { FeedbackSection } from './feedback-section.tsx'
import { MeasurementsSection, PractisedSection } from './practised-section.tsx'
import { MissingSection } from './missing-section.tsx'
import { ProvisionalSection } from './provisional-section.tsx'
import { SignOffsSection } from './sign-offs-section.tsx'
import { StandardSection } from './standard-section.tsx'
import { type CompetencyPage, useCompetency } from './use-competency.ts'

export const CompetencyScreen = () => {
  const { t, i18n } = useLingui()
  const { competency: id } = useParams<'competency'>()
  const page = useCompetency((id ?? '') as CompetencyId)
  if (page === undefined) return <Screen title={t`Skill`} back="/skills">{null}</Screen>
  if (page === null)
    return (
      <Screen title={t`Skill`} back="/skills">
        <EmptyState icon={<SearchX aria-hidden />} title={t`This skill is not in your plan on this device`} action={<ButtonLink to="/skills">{t`To the checklist`}</ButtonLink>}>
          <Trans>It may belong to another placement, or come with the next network.</Trans>
        </EmptyState>
      </Screen>
    )
  const { competency, request, mayAsk } = page
  // At the top, with both signatures, there is nothing to ask for until something changes.
  const isComplete = page.standing.level === 5 && page.missing.length === 0
  const ask =
    mayAsk && request?.state !== 'open' && !isComplete ? (
      <ButtonLink to={`/skills/${competency.id}/ask`} variant="primary" size="floor" full icon={<Stamp aria-hidden />}>
        {request?.state === 'returned' ? t`Ask again` : t`Ask for sign-off`}
      </ButtonLink>
    ) : null
  // Beside each other at the machine, with or without a request that waits.
  const show = mayAsk && !isComplete && (
    <ButtonLink to={`/skills/show-code?skill=${encodeURIComponent(competency.id)}`} size="floor" full icon={<QrCode aria-hidden />}>
      {t`Show a code`}
    </ButtonLink>
  )
  return (
    <Screen title={inLanguage(competency.title, i18n.locale)} back="/skills" {...(mayAsk && !isComplete ? { action: <div className={askStyles['ways']}>{show}{ask}</div> } : {})}>
      <Marks page={page} />
      <MissingSection page={page} />
      {competency.standard !== null && <StandardSection standard={competency.standard} measurements={page.measurements} />}
      <ProvisionalSection page={page} />
      <SignOffsSection page={page} />
      <PractisedSection page={page} />
      <MeasurementsSection page={page} />
      <FeedbackSection feedback={page.feedback} />
    </Screen>
  )
}

const Marks = ({ page: { competency } }: { readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  return (
    <div className={styles['marks']}>
      {competency.code !== '' && <CodeTag>{competency.code}</CodeTag>}
      <Chip>{t(kindWord[competency.kind])}</Chip>
      {competency.craft.map((d) => (
        <Chip key={d}>{t(dimensionWord[d])}</Chip>
      ))}
    </div>
  )
}
