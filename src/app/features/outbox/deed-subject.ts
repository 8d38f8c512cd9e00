/** What a deed is about, by the name that people gave it: the task of a log, the code and title of a competency. */
import type { Competency } from '#domain/competency.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { findCompetency } from '#domain/programme.ts'
import { readPlacement, readProgramme } from '../../record/checklist.ts'
import type { Database } from '../../store/database.ts'
import type { Deed } from '../../record/deed.ts'

export interface Subject {
  /** Words of a person: a task, the beginning of a reflection. */
  readonly text: string
  readonly competency: Competency | null
  /** Whose it is, where that is somebody else. */
  readonly apprentice: string | null
  /** Where it can be seen on this device; null if nowhere. */
  readonly to: string | null
}

const nothing: Subject = { text: '', competency: null, apprentice: null, to: null }

const nameOf = async (db: Database, me: PersonId, who: PersonId): Promise<string | null> => (who === me ? null : ((await db.rows('person').get(who))?.name ?? null))

const competencyOf = async (db: Database, me: PersonId, apprentice: PersonId, id: CompetencyId): Promise<Subject> => {
  const placement = await readPlacement(db, apprentice)
  const programme = placement === null ? null : await readProgramme(db, placement.programme)
  const competency = programme === null ? null : (findCompetency(programme, id) ?? null)
  return { text: competency === null ? id : '', competency, apprentice: await nameOf(db, me, apprentice), to: apprentice === me ? `/skills/${id}` : null }
}

const logOf = async (db: Database, me: PersonId, id: string, text: string | undefined): Promise<Subject> => {
  const log = await db.rows('practiceLog').get(id)
  if (log === undefined) return { ...nothing, text: text ?? '' }
  return { ...nothing, text: text ?? log.task, apprentice: await nameOf(db, me, log.apprentice), to: log.apprentice === me ? `/logbook/${id}` : null }
}

const reflectionOf = async (db: Database, id: string, text: string | undefined): Promise<Subject> => {
  const row = await db.rows('reflection').get(id)
  return { ...nothing, text: text ?? row?.text ?? '', to: row === undefined ? null : `/reflections/${id}` }
}

const concernOf = async (db: Database, me: PersonId, id: string, text: string | undefined): Promise<Subject> => {
  const row = await db.rows('concern').get(id)
  const apprentice = row === undefined ? null : await nameOf(db, me, row.apprentice)
  return { ...nothing, text: text ?? row?.text ?? '', apprentice, to: row === undefined ? null : `/concerns/${id}` }
}

const visitOf = async (db: Database, me: PersonId, id: string, who: PersonId | null): Promise<Subject> => {
  const row = await db.rows('visit').get(id)
  const apprentice = row?.apprentice ?? who
  const name = apprentice === null ? null : await nameOf(db, me, apprentice)
  return { ...nothing, text: row?.enterpriseName ?? '', apprentice: name, to: row === undefined ? null : `/visits/${id}` }
}

export const subjectOf = async (db: Database, me: PersonId, deed: Deed): Promise<Subject> => {
  switch (deed.name) {
    case 'practiceLog.submit':
      return logOf(db, me, deed.args.id, deed.args.content.task)
    case 'practiceLog.resubmit':
      return logOf(db, me, deed.args.id, deed.args.set.task)
    case 'practiceLog.return':
    case 'practiceLog.confirm':
      return logOf(db, me, deed.args.id, undefined)
    case 'competency.ask':
    case 'competency.sign':
      return competencyOf(db, me, deed.args.apprentice, deed.args.competency)
    case 'competency.returnRequest': {
      const request = await db.rows('signOffRequest').get(deed.args.request)
      return request === undefined ? nothing : competencyOf(db, me, request.apprentice, request.competency)
    }
    case 'competency.dispute':
    case 'competency.withdraw':
    case 'competency.endorse': {
      const signed = await db.rows('signOff').get(deed.args.signOff)
      return signed === undefined ? nothing : competencyOf(db, me, signed.apprentice, signed.competency)
    }
    case 'competency.takeBackDispute': {
      const doubt = await db.rows('dispute').get(deed.args.id)
      const signed = doubt === undefined ? undefined : await db.rows('signOff').get(doubt.signOff)
      return signed === undefined ? nothing : competencyOf(db, me, signed.apprentice, signed.competency)
    }
    case 'visit.plan':
      return visitOf(db, me, deed.args.id, deed.args.apprentice)
    case 'visit.log':
    case 'visit.revise':
    case 'visit.cancel':
      return visitOf(db, me, deed.args.id, null)
    case 'feedback.give': {
      const { about, apprentice } = deed.args
      if (about.kind === 'competency') return competencyOf(db, me, apprentice, about.id as CompetencyId)
      return about.kind === 'practiceLog' ? logOf(db, me, about.id, undefined) : reflectionOf(db, about.id, undefined)
    }
    case 'reflection.write':
      return reflectionOf(db, deed.args.id, deed.args.content.text)
    case 'reflection.revise':
      return reflectionOf(db, deed.args.id, deed.args.set.text)
    case 'reflection.remove':
      return reflectionOf(db, deed.args.id, deed.args.was.text)
    case 'reflection.share':
      return reflectionOf(db, deed.args.id, undefined)
    case 'concern.raise':
      return concernOf(db, me, deed.args.id, deed.args.text)
    case 'concern.say':
    case 'concern.answer':
    case 'concern.close':
    case 'concern.reopen':
    case 'concern.assign':
      return concernOf(db, me, deed.args.id, undefined)
    case 'competency.deliver': {
      const { apprentice, lines } = deed.args.reading
      const first = lines[0]
      return first === undefined ? nothing : competencyOf(db, me, apprentice, first.competency)
    }
    case 'competency.recordPaper':
    case 'competency.signProvisionally': {
      const first = deed.args.lines[0]
      return first === undefined ? nothing : competencyOf(db, me, deed.args.apprentice, first.competency)
    }
    case 'competency.confirmProvisional':
    case 'competency.declineProvisional': {
      const found = await db.rows('provisionalSignOff').get(deed.args.id)
      return found === undefined ? nothing : competencyOf(db, me, found.apprentice, found.competency)
    }
    case 'observation.note':
    case 'observation.guide':
      return { ...nothing, apprentice: await nameOf(db, me, deed.args.apprentice), to: `/apprentices/${deed.args.apprentice}` }
    case 'observation.removeGuidance':
      return nothing
    case 'planProposal.make':
      return { ...nothing, text: deed.args.because, to: '/proposals' }
    case 'planProposal.agree':
    case 'planProposal.decline':
    case 'planProposal.withdraw':
      return { ...nothing, text: (await db.rows('planProposal').get(deed.args.id))?.because ?? '', to: '/proposals' }
    case 'deviceKey.end':
      return { ...nothing, text: (await db.rows('deviceKey').get(deed.args.key))?.label ?? '' }
    case 'placement.exempt':
    case 'placement.endExemption': {
      const row = await db.rows('placement').get(deed.args.placement)
      if (row === undefined) return nothing
      return { ...nothing, apprentice: await nameOf(db, me, row.apprentice), to: `/cohorts/${row.cohort}/apprentices/${row.apprentice}` }
    }
    case 'ownChecklist.write':
      return { ...nothing, text: deed.args.content.title }
    case 'ownChecklist.revise':
    case 'ownChecklist.remove':
      return { ...nothing, text: (await db.rows('ownChecklist').get(deed.args.id))?.title ?? '' }
  }
}
