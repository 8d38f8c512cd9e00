/** One thing that is missing, in a sentence, with the way there where there is one. */
import type { CompetencyId } from '#domain/ids.ts'
import { inLanguage } from '#domain/text.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CalendarClock, Hourglass, type LucideIcon, RefreshCcw, ShieldAlert, Stamp, Undo2, UserCheck, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { levelPhrase } from '../../record/words.ts'
import styles from './competency.module.css'
import type { Missing } from './missing.ts'
import type { CompetencyPage } from './use-competency.ts'

interface FactProps {
  readonly icon: LucideIcon
  readonly tone: 'ok' | 'wait' | 'bad' | 'act'
  readonly children: ReactNode
}

export const Fact = ({ icon: Icon, tone, children }: FactProps) => (
  <div className={styles['fact']} data-tone={tone}>
    <Icon aria-hidden size={20} />
    <div>{children}</div>
  </div>
)

const Named = ({ id, page }: { readonly id: CompetencyId; readonly page: CompetencyPage }) => {
  const { i18n } = useLingui()
  const c = page.all.find((other) => other.id === id)
  return <Link to={`/skills/${id}`}>{c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()}</Link>
}

export const MissingFact = ({ missing: m, page }: { readonly missing: Missing; readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  const dates = useDates()
  switch (m.fact) {
    case 'not-practised':
      return (
        <Fact icon={Wrench} tone="act">
          <Trans>
            Not practised yet. Name this skill in your <Link to="/logbook/new">next log</Link>.
          </Trans>
        </Fact>
      )
    case 'expired': {
      const day = dates.fullDay(m.on)
      return (
        <Fact icon={CalendarClock} tone="bad">
          <Trans>Expired on {day}: show it again to your mentor.</Trans>
        </Fact>
      )
    }
    case 'expires-soon': {
      const day = dates.fullDay(m.on)
      return (
        <Fact icon={CalendarClock} tone="wait">
          <Trans>Valid until {day}: show it again before that day.</Trans>
        </Fact>
      )
    }
    case 'asked': {
      const when = dates.moment(m.request.askedAt)
      const level = t(levelPhrase[m.request.selfLevel])
      const logs = m.request.logs.length
      return (
        <Fact icon={Hourglass} tone="wait">
          <p>
            <Trans>Asked on {when}, waiting for your mentor.</Trans>
          </p>
          <p className={styles['quiet']}>
            {level} · <Plural value={logs} one="# log" other="# logs" />
          </p>
          {page.mayAsk && (
            <Link to={`/skills/${page.competency.id}/ask`} className={styles['inlineAction']}>
              <Trans>Change what you asked</Trans>
            </Link>
          )}
        </Fact>
      )
    }
    case 'request-returned': {
      const name = m.request.returned?.by.name ?? ''
      const when = m.request.returned === null ? '' : dates.moment(m.request.returned.at)
      return (
        <Fact icon={Undo2} tone="bad">
          <p>
            <Trans>
              {name} returned your request, {when}:
            </Trans>
          </p>
          <blockquote className={styles['quote']} dir="auto">
            {m.request.returned?.because}
          </blockquote>
        </Fact>
      )
    }
    case 'ask':
      return (
        <Fact icon={Stamp} tone="act">
          <Trans>Practised. Ask your mentor for a sign-off when you feel ready.</Trans>
        </Fact>
      )
    case 'prerequisite-open':
      return (
        <Fact icon={ShieldAlert} tone={m.safety ? 'bad' : 'act'}>
          {m.onPaper ? (
            <Trans>Safety prerequisite signed on paper only; level 5 waits until a second teacher has endorsed it:</Trans>
          ) : m.safety ? (
            <Trans>Safety prerequisite open; level 5 waits for it:</Trans>
          ) : (
            <Trans>Comes before it in the plan, not signed yet:</Trans>
          )}{' '}
          <Named id={m.competency} page={page} />
        </Fact>
      )
    case 'second-five':
      return (
        <Fact icon={UserCheck} tone="act">
          <Trans>Level 5 was signed once. It counts with a second assessor, or on a second occasion.</Trans>
        </Fact>
      )
    case 'changed-since-signing':
      return (
        <Fact icon={RefreshCcw} tone="wait">
          <Trans>A log has a newer revision than the one that was signed. Ask again if the new one should count.</Trans>
        </Fact>
      )
    case 'school-reviews':
      return (
        <Fact icon={Hourglass} tone="wait">
          <Trans>The mentor had left the placement when the signature arrived. The school looks at it.</Trans>
        </Fact>
      )
    case 'not-endorsed':
      return (
        <Fact icon={Hourglass} tone="wait">
          <Trans>The teacher's endorsement is still to come; both signatures count, one alone does not.</Trans>
        </Fact>
      )
  }
}
