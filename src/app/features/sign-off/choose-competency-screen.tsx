/** Which skill to sign without being asked: what was practised lately comes first, the rest of the plan by search. */
import type { Competency } from '#domain/competency.ts'
import type { PersonId } from '#domain/ids.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { titleOf } from '../../record/judging/competency-name.ts'
import { Screen } from '../../record/screen.tsx'
import { StandingSeal } from '../../record/standing-seal.tsx'
import { Section } from '../../ui/card.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './choose-competency.module.css'
import { ClaimGone } from './requested-claim.tsx'
import { type Choice, useCompetencyChoices } from './use-competency-choices.ts'

const MOST = 50

const matches = (c: Competency, words: string): boolean => [c.code, ...Object.values(c.title)].some((s) => s.toLowerCase().includes(words))

export const ChooseCompetencyScreen = () => {
  const { t } = useLingui()
  const apprentice = (useParams()['apprentice'] ?? '') as PersonId
  const choices = useCompetencyChoices(apprentice)
  const [text, setText] = useState('')
  const words = text.trim().toLowerCase()
  const found = choices == null ? [] : choices.all.filter((c) => words === '' || matches(c.competency, words))
  const rest = found.length - MOST
  return (
    <Screen title={t`Sign a skill`} {...(choices == null ? {} : { subtitle: <bdi>{choices.name}</bdi> })} back={`/apprentices/${apprentice}`}>
      {choices === null && <ClaimGone />}
      {choices != null && (
        <>
          <SearchField label={t`Search by code or text`} value={text} onChange={setText} clearLabel={t`Clear`} />
          {words === '' && choices.lately.length > 0 && (
            <Section title={<Trans>Practised lately</Trans>}>
              <Choices apprentice={apprentice} choices={choices.lately} />
            </Section>
          )}
          <Section title={words === '' ? <Trans>All skills</Trans> : <Plural value={found.length} one="# skill found" other="# skills found" />}>
            <Choices apprentice={apprentice} choices={found.slice(0, MOST)} />
            {rest > 0 && (
              <p className={styles['more']}>
                <Plural value={rest} one="# more: type a code or a word to find it." other="# more: type a code or a word to find them." />
              </p>
            )}
          </Section>
        </>
      )}
    </Screen>
  )
}

const Choices = ({ apprentice, choices }: { readonly apprentice: PersonId; readonly choices: readonly Choice[] }) => {
  const { i18n } = useLingui()
  if (choices.length === 0) return null
  return (
    <ul className={styles['list']}>
      {choices.map(({ competency, standing, selfLevel }) => (
        <li key={competency.id}>
          <Link to={`/sign-offs/for/${apprentice}/${competency.id}`} className={styles['choice']}>
            <StandingSeal standing={standing} selfLevel={selfLevel} />
            <span dir="auto">
              <b>{competency.code}</b> {titleOf(competency, i18n.locale)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
