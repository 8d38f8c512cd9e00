/** Behind one seal of the matrix: the signatures, the logs that practised it, the request, what was said. */
import type { CohortId, CompetencyId, PersonId } from '#domain/ids.ts'
import { findCompetency } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { StandingSeal, standingWords } from '../../record/standing-seal.tsx'
import { kindWord, levelPhrase } from '../../record/words.ts'
import { Card, Section } from '../../ui/card.tsx'
import { cohortAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import { CommentForm } from './comment-form.tsx'
import { LogList } from './log-list.tsx'
import { Said } from './said.tsx'
import { SignOffList } from './sign-off-list.tsx'
import { Stranger } from './stranger.tsx'
import { useApprentice } from './use-apprentice.ts'

export const CompetencyScreen = () => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const { cohort = '', person = '', competency: id = '' } = useParams()
  const record = useApprentice(cohort as CohortId, person as PersonId)
  const competency = record?.programme == null ? undefined : findCompetency(record.programme, id as CompetencyId)
  const standing = record?.standings.find((s) => s.competency === id)
  const request = record?.portfolio.requests.find((r) => r.competency === id && r.state === 'open') ?? null
  const askedAt = request === null ? '' : dates.moment(request.askedAt)
  const askedLevel = request === null ? '' : t(levelPhrase[request.selfLevel])
  const practised = standing === undefined ? '' : hoursAndMinutes(standing.practisedMinutes)
  return (
    <Screen
      title={competency === undefined ? t`Competency` : `${competency.code} ${inLanguage(competency.title, i18n.locale)}`.trim()}
      back={cohortAddress(cohort)}
      {...(record != null && competency !== undefined && { subtitle: [record.person.name, t(kindWord[competency.kind])].join(' · ') })}
    >
      {record === null && <Stranger />}
      {record != null && standing !== undefined && (
        <div className={styles['stack']}>
          <Card>
            <div className={styles['line']}>
              <StandingSeal standing={standing} selfLevel={request?.selfLevel ?? null} size="l" />
              <span className={styles['words']}>
                <b>
                  {standingWords(standing, request?.selfLevel ?? null)
                    .map((w) => t(w))
                    .join(' · ')}
                </b>
                <span className={styles['quiet']}>
                  <Trans>practised {practised} hours</Trans>
                </span>
                {request !== null && (
                  <span className={styles['quiet']}>
                    <Trans>
                      asked on {askedAt}: {askedLevel}
                    </Trans>
                  </span>
                )}
                {request !== null && request.note !== '' && (
                  <span className={styles['quote']} dir="auto">
                    {request.note}
                  </span>
                )}
              </span>
            </div>
          </Card>
          <Section title={t`Sign-offs`}>
            <SignOffList record={record} signOffs={record.portfolio.signOffs.filter((s) => s.competency === id)} ofOneCompetency />
          </Section>
          <Section title={t`Logs`}>
            <LogList record={{ ...record, portfolio: { ...record.portfolio, logs: record.portfolio.logs.filter((l) => l.competencies.includes(id as CompetencyId)) } }} ofOneCompetency />
          </Section>
          <Section title={t`Comments`}>
            <Said feedback={record.feedback.filter((f) => f.about.kind === 'competency' && f.about.id === id)} />
            <CommentForm key={id} apprentice={record.person.id} about={{ kind: 'competency', id, revision: null }} />
          </Section>
        </div>
      )}
    </Screen>
  )
}
