/** What changes while a placement runs: another mentor, or another enterprise; what was stays as it was. */
import { addDays } from '#domain/calendar-day.ts'
import type { OfficeEntry } from '#sync/office-entries.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { today } from '../../store/clock.ts'
import { newId } from '../../store/new-id.ts'
import { useDraftForm } from '../../store/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { DayField, SelectField } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EntryPicker, type Picked } from './entry-picker.tsx'
import styles from './office.module.css'
import { MinorField } from './minor-field.tsx'
import { dayAfter } from './placement-form.ts'
import { type ChosenPost, PostField, postElsewhere } from './post-field.tsx'
import { useEntry } from './use-entry.ts'
import { useSmallDeed } from './use-small-deed.ts'

interface ChangeProps {
  readonly entry: OfficeEntry<'placement'>
  readonly onDone: () => void
}

export const ChangeParts = ({ entry, onDone }: ChangeProps) => {
  const { t } = useLingui()
  return (
    <div className={styles['form']}>
      {entry.row.mentors.some((m) => m.until === null) && (
        <Disclosure title={t`Replace a mentor`}>
          <ReplaceMentor entry={entry} onDone={onDone} />
        </Disclosure>
      )}
      <Disclosure title={t`Move to another enterprise`}>
        <Move entry={entry} onDone={onDone} />
      </Disclosure>
    </div>
  )
}

const useSay = () => {
  const { t } = useLingui()
  return (sentence: MessageDescriptor | undefined): string | undefined => (sentence === undefined ? undefined : t(sentence))
}

const ReplaceMentor = ({ entry, onDone }: ChangeProps) => {
  const { t } = useLingui()
  const say = useSay()
  const { row } = entry
  const guiding = row.mentors.filter((m) => m.until === null)
  const deed = useSmallDeed('placements/mentor', entry)
  const draft = useDraftForm<{ leaving: string; lastDay: string; successor: Picked | null }>(`office:mentor:${row.id}`, { leaving: guiding[0]?.person ?? '', lastDay: today(), successor: null })
  const f = draft.value
  if (f === undefined) return null
  const replace = async () => {
    const answer = await deed.run({ leaving: f.leaving, lastDay: f.lastDay, successor: f.successor?.id ?? '' })
    if (!answer.ok) return
    await draft.finish()
    showToast({ text: t`The mentor is replaced` })
    onDone()
  }
  return (
    <div className={styles['group']}>
      <p className={styles['quiet']}>
        <Trans>The one guides until his last day, the other from the day after. What was signed stays signed.</Trans>
      </p>
      <div className={styles['pair']}>
        <SelectField label={t`Who leaves`} value={f.leaving} onChange={(leaving) => draft.change({ leaving })} options={guiding.map((m) => ({ value: m.person, label: m.name }))} error={say(deed.errorAt('leaving'))} />
        <DayField label={t`His last day`} value={f.lastDay} onChange={(lastDay) => draft.change({ lastDay })} error={say(deed.errorAt('lastDay'))} />
      </div>
      <EntryPicker id="office-successor" label={t`Who comes`} list="people" narrow={{ role: 'mentor', enterprise: row.enterprise }} value={f.successor} onChange={(successor) => draft.change({ successor })} error={say(deed.errorAt('successor'))} />
      <div role="alert">{deed.problem !== null && <p className={styles['error']}>{t(deed.problem)}</p>}</div>
      <div className={styles['buttons']}>
        <Button variant="primary" isPending={deed.isPending} isDisabled={f.successor === null} onPress={() => void replace()}>
          {t`Replace`}
        </Button>
      </div>
    </div>
  )
}

interface MoveForm {
  readonly next: string
  readonly lastDay: string
  readonly enterprise: Picked | null
  readonly postId: string
  readonly post: string
  readonly start: string
  readonly end: string
  /** Null until it is said. */
  readonly minor: boolean | null
}

const Move = ({ entry }: ChangeProps) => {
  const { t } = useLingui()
  const say = useSay()
  const navigate = useNavigate()
  const { row } = entry
  const deed = useSmallDeed('placements/move', entry)
  const draft = useDraftForm<MoveForm>(`office:move:${row.id}`, { next: newId(), lastDay: today(), enterprise: null, postId: '', post: '', start: addDays(today(), 1), end: row.end, minor: row.papers?.minor ?? null })
  const f = draft.value
  const enterprise = useEntry('enterprises', f?.enterprise?.id ?? null)
  if (f === undefined) return null
  const post = { id: f.postId === '' ? null : f.postId, name: f.post }
  const take = (chosen: ChosenPost) => ({ postId: chosen.id ?? '', post: chosen.name })
  const move = async () => {
    const set = {
      apprentice: row.apprentice,
      enterprise: f.enterprise?.id,
      postId: post.id,
      post: post.name.trim(),
      programme: row.programme,
      mentors: [],
      teacher: row.teacher,
      start: f.start,
      end: f.end,
      weeklyHours: row.weeklyHours,
      ...(row.restDays === undefined ? {} : { restDays: row.restDays }),
      papers: { minor: f.minor ?? undefined, agreement: null, guardianConsent: null },
    }
    const answer = await deed.run({ lastDay: f.lastDay, next: f.next, set })
    if (!answer.ok) return
    await draft.finish()
    showToast({ text: t`The next placement is prepared` })
    await navigate(`/office/placements/${encodeURIComponent(f.next)}`)
  }
  return (
    <div className={styles['group']}>
      <p className={styles['quiet']}>
        <Trans>This placement ends on its last day, and all that was written and signed in it stays. The next one is prepared; it needs its own mentors and papers before it may start.</Trans>
      </p>
      <div className={styles['pair']}>
        <DayField label={t`Last day here`} value={f.lastDay} onChange={(lastDay) => draft.change({ lastDay, start: dayAfter(lastDay) || f.start })} error={say(deed.errorAt('lastDay'))} />
        <span />
        <EntryPicker id="office-next-enterprise" label={t`Next enterprise`} list="enterprises" value={f.enterprise} onChange={(next) => draft.change({ enterprise: next, ...take(postElsewhere(post)) })} error={say(deed.errorAt('set.enterprise'))} />
        <PostField id="office-next-post" value={post} onChange={(chosen) => draft.change(take(chosen))} enterprise={enterprise} error={say(deed.errorAt('set.postId'))} nameError={say(deed.errorAt('set.post'))} />
        <DayField label={t`First day there`} value={f.start} onChange={(start) => draft.change({ start })} error={say(deed.errorAt('set.start'))} />
        <DayField label={t`Last day there`} value={f.end} onChange={(end) => draft.change({ end })} error={say(deed.errorAt('set.end'))} />
      </div>
      {/* Who was 18 when this one began is so when the next does. */}
      {row.papers?.minor !== false && <MinorField value={f.minor} onChange={(minor) => draft.change({ minor })} start={f.start} error={say(deed.errorAt('set.papers.minor'))} />}
      <div role="alert">{deed.problem !== null && <p className={styles['error']}>{t(deed.problem)}</p>}</div>
      <div className={styles['buttons']}>
        <Button variant="primary" isPending={deed.isPending} isDisabled={f.enterprise === null} onPress={() => void move()}>
          {t`End this one and prepare the next`}
        </Button>
      </div>
    </div>
  )
}
