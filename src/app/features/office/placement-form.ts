/** A placement while it is typed, and as the server takes it. */
import { addDays, type CalendarDay } from '#domain/calendar-day.ts'
import { placementDeed } from '#sync/office-deeds.ts'
import { newId } from '../../store/new-id.ts'
import type { Picked } from './entry-picker.tsx'
import { readCount } from './typed-count.ts'
import type { FormSpec } from './use-office-form.ts'

export interface TurnForm {
  readonly id: string
  readonly person: Picked | null
  readonly as: 'mentor' | 'deputy'
  readonly from: string
  readonly until: string
  /** Whoever guided stays on the list. */
  readonly isSaved: boolean
}

export interface PlacementForm {
  readonly apprentice: Picked | null
  readonly enterprise: Picked | null
  readonly post: { readonly id: string | null; readonly name: string }
  readonly programme: string
  readonly teacher: Picked | null
  readonly start: string
  readonly end: string
  readonly weeklyHours: string
  readonly restDays: readonly number[]
  readonly mentors: readonly TurnForm[]
  /** False for a placement from before papers were kept, until somebody fills them in. */
  readonly hasPapers: boolean
  /** Null until somebody says it: nothing said must not pass for a no. */
  readonly minor: boolean | null
  readonly agreementOn: string
  readonly agreementBy: string
  readonly consentOn: string
}

const USUAL_REST_DAYS = [6, 7]

export const emptyPlacement: PlacementForm = {
  apprentice: null,
  enterprise: null,
  post: { id: null, name: '' },
  programme: '',
  teacher: null,
  start: '',
  end: '',
  weeklyHours: '40',
  restDays: USUAL_REST_DAYS,
  mentors: [],
  hasPapers: true,
  minor: null,
  agreementOn: '',
  agreementBy: '',
  consentOn: '',
}

export const newTurn = (start: string): TurnForm => ({ id: newId(), person: null, as: 'mentor', from: start, until: '', isSaved: false })

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text)

export const placementSpec: FormSpec<'placements', PlacementForm> = {
  list: 'placements',
  empty: emptyPlacement,
  toForm: ({ row, names }) => ({
    apprentice: { id: row.apprentice, name: names[row.apprentice] ?? row.apprentice },
    enterprise: { id: row.enterprise, name: row.enterpriseName },
    post: { id: row.postId ?? null, name: row.post },
    programme: row.programme,
    teacher: { id: row.teacher, name: row.teacherName },
    start: row.start,
    end: row.end,
    weeklyHours: String(row.weeklyHours),
    restDays: row.restDays ?? USUAL_REST_DAYS,
    mentors: row.mentors.map((m) => ({ id: `${m.person} ${m.from}`, person: { id: m.person, name: m.name }, as: m.as, from: m.from, until: m.until ?? '', isSaved: true })),
    hasPapers: row.papers !== undefined,
    minor: row.papers?.minor ?? null,
    agreementOn: row.papers?.agreement?.signedOn ?? '',
    agreementBy: row.papers?.agreement?.by ?? '',
    consentOn: row.papers?.guardianConsent?.signedOn ?? '',
  }),
  toSet: (f) => ({
    apprentice: f.apprentice?.id,
    enterprise: f.enterprise?.id,
    postId: f.post.id,
    post: f.post.name.trim(),
    programme: orNothing(f.programme),
    teacher: f.teacher?.id,
    start: orNothing(f.start),
    end: orNothing(f.end),
    ...readCount('weeklyHours', f.weeklyHours),
    restDays: f.restDays,
    mentors: f.mentors.map((m) => ({ person: m.person?.id, as: m.as, from: orNothing(m.from), until: m.until === '' ? null : m.until })),
    papers: f.hasPapers
      ? {
          minor: f.minor ?? undefined,
          // A name without a day, or a day without a name, is told at its field.
          agreement: f.agreementOn === '' && f.agreementBy.trim() === '' ? null : { signedOn: orNothing(f.agreementOn), by: f.agreementBy.trim() },
          guardianConsent: f.minor === true && f.consentOn !== '' ? { signedOn: f.consentOn } : null,
        }
      : null,
  }),
  schema: placementDeed,
  wireNames: { post: ['post', 'postId'], enterprise: ['enterprise', 'mentors'], apprentice: ['apprentice', 'cohort'], hasPapers: ['papers'], minor: ['papers'], agreementOn: ['papers'], agreementBy: ['papers'], consentOn: ['papers'] },
}

/** The day after, as a form writes it; nothing while the day is not whole. */
export const dayAfter = (day: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? addDays(day as CalendarDay, 1) : '')
