/** One reflection: its words, other versions beside them, the logs it speaks of, and what was answered. */
import { dayAt } from '#domain/calendar-day.ts'
import type { ReflectionId } from '#domain/ids.ts'
import { CRAFT_DIMENSIONS } from '#domain/competency.ts'
import type { Reflection } from '#domain/reflection.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, GitMerge, PenLine, SearchX } from 'lucide-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { dimensionWord, roleWord } from '../../record/words.ts'
import { zoneMinutes } from '../../store/clock.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { DeleteReflection } from './delete-reflection.tsx'
import { SharedChip } from './reflections-screen.tsx'
import styles from './reflections.module.css'
import { ShareLater } from './sharing.tsx'
import { type ReflectionPage, useReflection } from './use-reflections.ts'

export const ReflectionScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const id = (useParams<'reflection'>().reflection ?? '') as ReflectionId
  const page = useReflection(id)
  const [leaving, setLeaving] = useState(false)
  if (page === undefined || (page === null && leaving)) return <Screen title={t`Reflection`} back="/reflections">{null}</Screen>
  if (page === null)
    return (
      <Screen title={t`Reflection`} back="/reflections">
        <EmptyState icon={<SearchX aria-hidden />} title={t`This reflection is not on this device`}>
          <Trans>It may come with the next network.</Trans>
        </EmptyState>
      </Screen>
    )
  const { reflection: r } = page
  return (
    <Screen title={t(dimensionWord[r.dimension])} subtitle={dates.fullDay(dayAt(r.writtenAt, zoneMinutes(r.writtenAt)))} back="/reflections">
      <div className={styles['visibility']}>
        <SharedChip shared={r.shared} />
        <span className={styles['quiet']}>{r.shared ? <Trans>Your mentor and teacher can read this.</Trans> : <Trans>Only you can read this.</Trans>}</span>
      </div>
      <Words reflection={r} />
      <div className={styles['buttons']}>
        <ButtonLink to={`/reflections/${r.id}/edit`} icon={<PenLine aria-hidden size={20} />}>
          {t`Change`}
        </ButtonLink>
        {!r.shared && <ShareLater reflection={r} />}
        {!r.shared && <DeleteReflection reflection={r} onLeaving={setLeaving} />}
      </div>
      <TiedLogs page={page} />
      <Answers page={page} />
    </Screen>
  )
}

/** The words that stand, and beside them what another device wrote; nobody has to choose. */
const Words = ({ reflection: r }: { readonly reflection: Reflection }) => {
  const { t } = useLingui()
  const dates = useDates()
  const wordsOf = (field: string, text: string): string => {
    const dimension = field === 'dimension' ? CRAFT_DIMENSIONS.find((d) => d === text) : undefined
    return dimension === undefined ? text : t(dimensionWord[dimension])
  }
  return (
    <div className={styles['versions']} data-several={r.otherVersions.length > 0 || undefined}>
      <Card>
        <p className={styles['text']} dir="auto">
          {r.text}
        </p>
      </Card>
      {r.otherVersions.map((v) => {
        const when = dates.moment(v.at)
        return (
          <div key={`${v.field} ${v.at} ${v.text}`} className={styles['other']}>
            <p className={styles['otherHead']}>
              <GitMerge aria-hidden size={16} />
              <Trans>Also written, on another device, {when}</Trans>
            </p>
            <p className={styles['text']} dir="auto">
              {wordsOf(v.field, v.text)}
            </p>
          </div>
        )
      })}
    </div>
  )
}

const TiedLogs = ({ page: { logs } }: { readonly page: ReflectionPage }) => {
  const { t } = useLingui()
  const dates = useDates()
  if (logs.length === 0) return null
  return (
    <Section title={t`Logs it speaks of`}>
      <ul className={styles['rows']}>
        {logs.map((log) => (
          <li key={log.id}>
            <Link to={`/logbook/${log.id}`} className={styles['row']}>
              <span className={styles['rowWords']}>
                <span className={styles['strong']} dir="auto">
                  {log.task}
                </span>
                <span className={styles['quiet']}>{dates.day(log.practisedOn)}</span>
              </span>
              <ChevronRight aria-hidden size={18} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Answers = ({ page: { feedback } }: { readonly page: ReflectionPage }) => {
  const { t } = useLingui()
  const dates = useDates()
  if (feedback.length === 0) return null
  return (
    <Section title={t`Feedback`}>
      <ul className={styles['list']}>
        {feedback.map((f) => (
          <Card key={f.id} as="li">
            <p className={styles['quiet']}>
              <bdi>{f.by.name}</bdi> · {t(roleWord[f.by.role])} · {dates.moment(f.at)}
            </p>
            <p className={styles['text']} dir="auto">
              {f.text}
            </p>
          </Card>
        ))}
      </ul>
    </Section>
  )
}
