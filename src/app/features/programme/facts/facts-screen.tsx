/** What the logbooks say of a plan: counts with the rows behind them, and from each a way to propose a change. */
import type { LineFacts, PlanFacts } from '#domain/plan-facts.ts'
import type { ProgrammeId } from '#domain/ids.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookX, WifiOff } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useParams } from 'react-router'
import { AskAgain } from '../../../record/not-given.tsx'
import { Screen } from '../../../record/screen.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import { CodeTag } from '../../../ui/chip.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LongList } from '../long-list.tsx'
import styles from '../programme.module.css'
import { useEdition } from '../use-programmes.ts'
import { ProposeDialog, type Suggestion } from './propose-dialog.tsx'
import { useFacts } from './use-facts.ts'

/** From how many on "often" is said; the number is always shown beside it. */
const OFTEN = 2

export const FactsScreen = () => {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const edition = useEdition(id as ProgrammeId)
  const programme = edition?.programme
  return (
    <Screen
      title={t`What the logbooks say of the plan`}
      back={`/programmes/${encodeURIComponent(id)}`}
      tools={
        <ButtonLink to="/proposals">
          <Trans>Proposals</Trans>
        </ButtonLink>
      }
    >
      {edition === null && (
        <EmptyState icon={<BookX size={40} />} title={t`This programme is not on this device`}>
          <Trans>A plan that was imported a moment ago comes with the next sync.</Trans>
        </EmptyState>
      )}
      {programme !== undefined && <Counted programme={programme} />}
    </Screen>
  )
}

const Counted = ({ programme }: { readonly programme: Programme }) => {
  const { t } = useLingui()
  const { state, again } = useFacts(programme.plan)
  if (state.is === 'asking')
    return (
      <p role="status">
        <Trans>Counting what the logbooks say …</Trans>
      </p>
    )
  if (state.is === 'failed')
    return (
      <EmptyState icon={<WifiOff size={40} />} title={t`The logbooks are counted by the server`} action={<AskAgain onAgain={again} />}>
        {t(state.why)}
      </EmptyState>
    )
  return <Facts programme={programme} facts={state.facts} />
}

const Facts = ({ programme, facts }: { readonly programme: Programme; readonly facts: PlanFacts }) => {
  const { t, i18n } = useLingui()
  const [suggested, setSuggested] = useState<Suggestion | null>(null)
  const { apprentices, logs } = facts
  const never = facts.lines.filter((l) => l.logs === 0)
  const notHere = facts.lines.filter((l) => l.notApplicable > 0).toSorted((a, b) => b.notApplicable - a.notApplicable)
  const returned = facts.lines.filter((l) => l.returned >= OFTEN).toSorted((a, b) => b.returned - a.returned)
  const line = (l: LineFacts, aside: string, because: string, rows?: ReactElement): ReactElement => {
    const c = findCompetency(programme, l.competency)
    const name = c === undefined ? l.competency : inLanguage(c.title, i18n.locale)
    return (
      <li key={l.competency} className={styles['fact']}>
        <span dir="auto">
          {c !== undefined && c.code !== '' && <CodeTag>{c.code}</CodeTag>} {name}
        </span>
        {rows === undefined ? <span className={styles['quiet']}>{aside}</span> : <Disclosure title={aside}>{rows}</Disclosure>}
        <Button onPress={() => setSuggested({ about: l.competency, task: '', because })}>
          <Trans>Propose …</Trans>
        </Button>
      </li>
    )
  }
  return (
    <>
      <p className={styles['quiet']}>
        {[t`${plural(apprentices, { one: '# apprentice', other: '# apprentices' })}`, t`${plural(logs, { one: '# log', other: '# logs' })}`].join(' · ')}{' '}
        <Trans>on all versions of this plan. These are counts and no judgement.</Trans>
      </p>
      <Part title={t`“Not applicable here”, with the reasons`} count={notHere.length}>
        {notHere.map((l) => {
          const n = l.notApplicable
          return line(
            l,
            t`${plural(n, { one: 'not applicable # time', other: 'not applicable # times' })}`,
            [t`${plural(n, { one: 'Not applicable # time', other: 'Not applicable # times' })}`, ...l.reasons.slice(0, 3).map((r) => `“${r.text}”`)].join(' '),
            <Times rows={l.reasons} />,
          )
        })}
      </Part>
      <Part title={t`Often returned`} count={returned.length}>
        {returned.map((l) => {
          const n = l.returned
          return line(l, t`${plural(n, { one: 'returned # time', other: 'returned # times' })}`, t`${plural(n, { one: 'Returned # time.', other: 'Returned # times.' })}`)
        })}
      </Part>
      <Part title={t`Practised, and in no line of the plan`} count={facts.outside.length}>
        {facts.outside.map((o) => {
          const n = o.times
          const task = o.text
          return (
            <li key={task} className={styles['fact']}>
              <span dir="auto">{task}</span>
              <span className={styles['quiet']}>{t`${plural(n, { one: '# log', other: '# logs' })}`}</span>
              <Button onPress={() => setSuggested({ about: null, task, because: t`Practised in ${n} logs and in no line of the plan: “${task}”` })}>
                <Trans>Propose …</Trans>
              </Button>
            </li>
          )
        })}
      </Part>
      <Part title={t`Never practised`} count={never.length}>
        {never.map((l) => line(l, t`in no log`, t`In none of ${logs} logs of ${apprentices} apprentices.`))}
      </Part>
      {suggested !== null && <ProposeDialog key={suggested.because} programme={programme} suggestion={suggested} onClose={() => setSuggested(null)} />}
    </>
  )
}

const Part = ({ title, count, children }: { readonly title: string; readonly count: number; readonly children: readonly ReactElement[] }) => (
  <Section title={title} aside={<span className={styles['quiet']}>{count}</span>}>
    {count === 0 ? (
      <p className={styles['quiet']}>
        <Trans>None.</Trans>
      </p>
    ) : (
      <LongList>{children}</LongList>
    )}
  </Section>
)

const Times = ({ rows }: { readonly rows: PlanFacts['outside'] }) => (
  <ul>
    {rows.map((r) => (
      <li key={r.text} dir="auto">
        {r.times} × {r.text}
      </li>
    ))}
  </ul>
)
