/** One's reflections, the latest first; what is private says so. */
import type { Reflection } from '#domain/reflection.ts'
import { dayAt } from '#domain/calendar-day.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, Feather, Gem, Lock, MessageSquare, PenLine, Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { dimensionWord } from '../../record/words.ts'
import { zoneMinutes } from '../../store/clock.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { ReflectionDraft } from './reflection-draft.ts'
import styles from './reflections.module.css'
import { useReflections } from './use-reflections.ts'

const PAGE = 50

export const ReflectionsScreen = () => {
  const { t } = useLingui()
  const list = useReflections()
  const [shown, setShown] = useState(PAGE)
  const all = list?.reflections ?? []
  const rest = all.length - shown
  return (
    <Screen
      title={t`Reflections`}
      action={
        <ButtonLink to="/reflections/new" variant="primary" size="floor" full icon={<PenLine aria-hidden />}>
          {t`New reflection`}
        </ButtonLink>
      }
    >
      <Link to="/reflections/profile" className={styles['profile']}>
        <Gem aria-hidden />
        <span className={styles['rowWords']}>
          <b>
            <Trans>Craft profile</Trans>
          </b>
          <span className={styles['quiet']}>
            <Trans>What your logs show of the four dimensions</Trans>
          </span>
        </span>
        <ChevronRight aria-hidden />
      </Link>
      {list !== undefined && list.draft !== null && list.draft.text.trim() !== '' && <DraftCard draft={list.draft} />}
      {list !== undefined && all.length === 0 && (list.draft?.text ?? '').trim() === '' && (
        <EmptyState icon={<Feather aria-hidden />} title={t`Nothing written yet`}>
          <Trans>A few sentences on one thing you did today: what was hard, what came out better. It is private until you share it.</Trans>
        </EmptyState>
      )}
      <ul className={styles['list']}>
        {all.slice(0, shown).map((r) => (
          <li key={r.id}>
            <ReflectionCard reflection={r} comments={list?.comments.get(r.id) ?? 0} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button onPress={() => setShown(shown + PAGE)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Screen>
  )
}

const DraftCard = ({ draft }: { readonly draft: ReflectionDraft }) => (
  <Link to="/reflections/new" className={styles['card']} data-draft>
    <span className={styles['cardHead']}>
      <Chip tone="wait" icon={<PenLine aria-hidden size={14} />}>
        <Trans>Draft, go on writing</Trans>
      </Chip>
    </span>
    <span className={styles['excerpt']} dir="auto">
      {draft.text}
    </span>
  </Link>
)

const ReflectionCard = ({ reflection: r, comments }: { readonly reflection: Reflection; readonly comments: number }) => {
  const { t } = useLingui()
  const dates = useDates()
  return (
    <Link to={`/reflections/${r.id}`} className={styles['card']}>
      <span className={styles['cardHead']}>
        <span className={styles['dimension']}>{t(dimensionWord[r.dimension])}</span>
        <span className={styles['quiet']}>{dates.day(dayAt(r.writtenAt, zoneMinutes(r.writtenAt)))}</span>
      </span>
      <span className={styles['excerpt']} dir="auto">
        {r.text}
      </span>
      <span className={styles['cardFoot']}>
        <SharedChip shared={r.shared} />
        {comments > 0 && (
          <Chip tone="act" icon={<MessageSquare aria-hidden size={14} />}>
            <Plural value={comments} one="# comment" other="# comments" />
          </Chip>
        )}
      </span>
    </Link>
  )
}

export const SharedChip = ({ shared }: { readonly shared: boolean }) =>
  shared ? (
    <Chip icon={<Users aria-hidden size={14} />}>
      <Trans>Shared</Trans>
    </Chip>
  ) : (
    <Chip icon={<Lock aria-hidden size={14} />}>
      <Trans>Private</Trans>
    </Chip>
  )
