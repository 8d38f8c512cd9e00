/** What it is about, who may read it where there is a choice, where it happened, and the words. */
import { AUDIENCES, CONCERN_CATEGORIES, type ConcernAudience, type ConcernCategory } from '#domain/concern.ts'
import type { ConcernId, PlacementId } from '#domain/ids.ts'
import { guidedAt, type Placement } from '#domain/placement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Clock, Lock, TriangleAlert, Users } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { fieldErrorSentence, notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { concernCategoryWord } from '../../record/words.ts'
import { now, zoneMinutes } from '../../store/clock.ts'
import { newId } from '../../store/new-id.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import type { DraftForm } from '../../store/use-draft.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { SelectField, TextArea } from '../../ui/fields.tsx'
import { categoryMeaning, useAnswerTime } from './category-words.ts'
import styles from './concerns.module.css'
import { audienceOf, type RaiseDraft } from './raise-draft.ts'

/** His placements, the latest first, and where he is today. */
export interface Places {
  readonly all: readonly Placement[]
  readonly usual: Placement | null
}

interface RaiseFormProps {
  readonly value: RaiseDraft
  readonly draft: DraftForm<RaiseDraft>
  readonly places: Places
}

/** No placement has this for its name. */
const NOWHERE = ''

export const RaiseForm = ({ value, draft, places }: RaiseFormProps) => {
  const { t } = useLingui()
  const { mutate, actor } = useStore()
  const navigate = useNavigate()
  const deed = useDeed()
  const [tried, setTried] = useState(false)
  // One id for one form: a second tap raises nothing twice.
  const [id] = useState(newId<ConcernId>)
  const form = useRef<HTMLDivElement>(null)
  const textId = useId()
  useHoldsWork()
  const { category, text } = value
  const placement = value.placement === undefined ? (places.usual?.id ?? null) : value.placement
  const isBlank = text.trim() === ''
  const refused = deed.fieldError('text')

  const raise = async () => {
    setTried(true)
    if (category === null) {
      form.current?.querySelector<HTMLInputElement>('input[type=radio]')?.focus()
      return
    }
    if (isBlank) {
      document.getElementById(textId)?.focus()
      return
    }
    const audience = audienceOf(category, value.audience)
    const done = await deed.run(() => draft.handIn((ends) => mutate.concern.raise({ id, apprentice: actor.person, placement, category, audience, text: text.trim(), zone: zoneMinutes() }, ends)))
    if (!done) return
    await navigate(`/concerns/${id}`, { replace: true })
  }

  const problem = deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  return (
    <Screen
      title={t`Raise a concern`}
      back="/concerns"
      action={
        <Button variant="primary" size="floor" full onPress={() => void raise()}>
          {t`Tell the school`}
        </Button>
      }
    >
      {problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(problem)}</Banner>
        </div>
      )}
      <div ref={form} className={styles['detail']}>
        <RadioCards
          label={t`What is it about?`}
          value={category}
          // Who may read it is asked anew: a choice made for one kind must not open another.
          onChange={(c) => draft.change({ category: c as ConcernCategory, audience: null })}
          options={CONCERN_CATEGORIES.map((c) => ({ value: c, title: t(concernCategoryWord[c]), text: t(categoryMeaning[c]) }))}
          error={tried && category === null ? t`Please choose one of the six.` : undefined}
        />
        {(category === 'safety' || category === 'health') && (
          <p className={styles['danger']}>
            <TriangleAlert aria-hidden size={20} />
            <Trans>In danger, get away and call for help first. The school may read this hours later.</Trans>
          </p>
        )}
        {category !== null && (
          <AudienceChoice category={category} chosen={value.audience} places={places} onChange={(audience) => draft.change({ category, audience })} />
        )}
        <SelectField
          label={t`Where is it?`}
          value={placement ?? NOWHERE}
          onChange={(p) => draft.change({ placement: p === NOWHERE ? null : (p as PlacementId) })}
          options={[
            ...places.all.map((p) => ({ value: p.id, label: `${p.enterpriseName} · ${p.post}` })),
            { value: NOWHERE, label: places.all.length === 0 ? t`You have no placement yet` : t`About none of my placements` },
          ]}
        />
        <TextArea
          id={textId}
          label={t`What is wrong?`}
          hint={t`What happened, since when, and what should change.`}
          rows={6}
          value={text}
          onChange={(words) => draft.change({ text: words })}
          error={tried && isBlank ? t(fieldErrorSentence.required) : refused && t(refused)}
        />
        {category !== null && <AnswerTime category={category} />}
      </div>
    </Screen>
  )
}

interface AudienceChoiceProps {
  readonly category: ConcernCategory
  readonly chosen: ConcernAudience | null
  readonly places: Places
  readonly onChange: (audience: ConcernAudience) => void
}

/** Only where the category leaves a choice; else it is said who reads it. */
const AudienceChoice = ({ category, chosen, places, onChange }: AudienceChoiceProps) => {
  const { t } = useLingui()
  const [usual, ...others] = AUDIENCES[category]
  if (others.length === 0)
    return (
      <p className={styles['audience']}>
        <Lock aria-hidden size={18} />
        <Trans>Only your teachers read it. Nobody at the enterprise gets it on a device.</Trans>
      </p>
    )
  const mentors = mentorsOf(places).join(', ')
  const option = {
    school: { title: t`Only my teachers`, text: t`Nobody at the enterprise gets it on a device.`, mark: <Lock aria-hidden /> },
    'school-and-mentors': { title: t`My teachers and my mentors`, text: mentors, mark: <Users aria-hidden /> },
  }
  return (
    <RadioCards
      label={t`Who may read it?`}
      value={audienceOf(category, chosen)}
      onChange={(a) => onChange(a as ConcernAudience)}
      options={[usual, ...others].map((value) => ({ value, ...option[value] }))}
    />
  )
}

/** Who guides him now, by name: they are the ones who would read it. */
const mentorsOf = ({ all }: Places): readonly string[] => {
  const at = now()
  return [...new Set(all.flatMap((p) => p.mentors.filter((m) => guidedAt(p, m.person, at)).map((m) => m.name)))]
}

const AnswerTime = ({ category }: { readonly category: ConcernCategory }) => {
  const time = useAnswerTime()(category)
  return (
    <p className={styles['audience']}>
      <Clock aria-hidden size={18} />
      <Trans>The school owes you an answer within {time} of having it. If it is late, its coordinator is told that an answer is missing, not what you wrote. Without a network the clock waits.</Trans>
    </p>
  )
}
