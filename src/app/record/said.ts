/** Every word that a person put into a deed, for reading and copying: nothing refused is ever out of reach. */
import type { Measurement } from '#domain/measurement.ts'
import { OBSERVED } from '#domain/observation.ts'
import type { OwnChecklistContent } from '#domain/own-checklist.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import type { SignOff } from '#domain/sign-off.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { numberText, targetText } from './measurement-table.tsx'
import { dimensionWord, levelPhrase, logFieldWord, observedWord, visitFieldWord } from './words.ts'
import type { Deed } from './deed.ts'

/** One thing that was said, under the word for what it answers. */
export interface Said {
  readonly label: MessageDescriptor
  readonly text: string
}

const text = msg`Text`
const comment = msg`Comment`
const reason = msg`Reason`

const measured = (m: Measurement): string => [`${m.quantity}: ${numberText(m.value)} ${m.unit}`.trim(), targetText(m), m.instrument].filter((s) => s !== '').join(' · ')

const lines = (items: OwnChecklistContent['items']): string => items.map((i) => i.text).join('\n')

/** Every field of a log that says something, in the order of the form. @param nameOf the code and title of a competency */
export const saidInLog = (content: { readonly [F in keyof PracticeLogContent]?: PracticeLogContent[F] | undefined }, nameOf: (id: string) => string): readonly Said[] => {
  const words = (field: keyof PracticeLogContent): string => {
    switch (field) {
      case 'competencies':
        return (content.competencies ?? []).map(nameOf).join('\n')
      case 'measurements':
        return (content.measurements ?? []).map(measured).join('\n')
      case 'notApplicable':
        return (content.notApplicable ?? []).map((n) => `${nameOf(n.competency)}: ${n.because}`).join('\n')
      case 'photos':
        return (content.photos ?? []).map((p) => p.caption).filter((s) => s !== '').join('\n')
      case 'checks':
        return (content.checks ?? []).map((c) => `${c.done ? '☑' : '☐'} ${c.text}`).join('\n')
      default:
        return String(content[field] ?? '')
    }
  }
  return (Object.keys(logFieldWord) as (keyof PracticeLogContent)[])
    .filter((f) => content[f] !== undefined)
    .map((f) => ({ label: logFieldWord[f], text: words(f) }))
    .filter((s) => s.text !== '')
}

type Judged = Pick<SignOff, 'level' | 'facts' | 'comment'>
/** The words on a visit, in the order of its form. */
export const saidInVisit = (v: { readonly [F in 'purpose' | 'notes' | 'agreed']?: string | undefined }): readonly Said[] =>
  (['purpose', 'notes', 'agreed'] as const).flatMap((field) => {
    const words = v[field] ?? ''
    return words === '' ? [] : [{ label: visitFieldWord[field], text: words }]
  })

/** What a deed says, in the reader's language where it is not a person's own words. */
export const useSaid = () => {
  const { t } = useLingui()
  const judged = ({ level, facts, comment: words }: Judged): readonly Said[] => [
    { label: msg`Level`, text: t(levelPhrase[level]) },
    { label: msg`Takeovers · prompts · own defects found`, text: `${facts.takeovers} · ${facts.prompts} · ${facts.defects}` },
    ...(words === '' ? [] : [{ label: comment, text: words }]),
  ]
  return (deed: Deed, nameOf: (id: string) => string): readonly Said[] => {
    const { name, args } = deed
    switch (name) {
      case 'practiceLog.submit':
        return saidInLog(args.content, nameOf)
      case 'practiceLog.resubmit':
        return saidInLog(args.set, nameOf)
      case 'practiceLog.return':
        return args.comments.map((c) => ({ label: c.field !== null && Object.hasOwn(logFieldWord, c.field) ? logFieldWord[c.field as keyof PracticeLogContent] : comment, text: c.text }))
      case 'competency.ask':
        return [{ label: msg`Level`, text: t(levelPhrase[args.selfLevel]) }, ...(args.note === '' ? [] : [{ label: msg`Note`, text: args.note }])]
      case 'competency.dispute':
      case 'competency.returnRequest':
      case 'competency.withdraw':
      case 'competency.declineProvisional':
        return [{ label: reason, text: args.because }]
      case 'competency.sign':
        return judged(args)
      case 'competency.recordPaper':
      case 'competency.signProvisionally':
        return args.lines.flatMap((line) => [{ label: msg`Skill`, text: nameOf(line.competency) }, ...judged(line)])
      case 'feedback.give':
        return [{ label: comment, text: args.text }]
      case 'reflection.write':
        return [
          { label: msg`Dimension`, text: t(dimensionWord[args.content.dimension]) },
          { label: text, text: args.content.text },
        ]
      case 'reflection.revise':
        return [
          ...(args.set.dimension === undefined ? [] : [{ label: msg`Dimension`, text: t(dimensionWord[args.set.dimension]) }]),
          ...(args.set.text === undefined ? [] : [{ label: text, text: args.set.text }]),
        ]
      case 'reflection.remove':
        return [{ label: text, text: args.was.text }]
      case 'practiceLog.confirm':
      case 'competency.endorse':
      case 'competency.confirmProvisional':
      case 'reflection.share':
      case 'ownChecklist.remove':
      case 'deviceKey.end':
      case 'observation.removeGuidance':
      case 'placement.endExemption':
      case 'planProposal.withdraw':
        return []
      case 'planProposal.make':
      case 'planProposal.decline':
        return [{ label: reason, text: args.because }]
      case 'planProposal.agree':
        return args.words === '' ? [] : [{ label: text, text: args.words }]
      case 'concern.assign':
        return []
      case 'competency.takeBackDispute':
      case 'visit.cancel':
        return args.because === '' ? [] : [{ label: reason, text: args.because }]
      case 'visit.plan':
        return saidInVisit(args)
      case 'visit.log':
      case 'visit.revise':
        return saidInVisit(args.set)
      case 'observation.note':
        return OBSERVED.flatMap((what) => (args.items[what].words === '' ? [] : [{ label: observedWord[what], text: args.items[what].words }]))
      case 'observation.guide':
        return [{ label: msg`Minutes`, text: String(args.minutes) }, ...(args.about === '' ? [] : [{ label: text, text: args.about }])]
      case 'placement.exempt':
        return [{ label: reason, text: args.because }]
      case 'competency.deliver':
        return args.reading.lines.flatMap(({ level, comment: said }) => [
          ...(level === null ? [] : [{ label: msg`Level`, text: t(levelPhrase[level]) }]),
          ...(said === '' ? [] : [{ label: comment, text: said }]),
        ])
      case 'concern.raise':
      case 'concern.say':
      case 'concern.answer':
      case 'concern.reopen':
        return [{ label: text, text: args.text }]
      case 'concern.close':
        return args.text === null ? [] : [{ label: text, text: args.text }]
      case 'ownChecklist.write':
        return [{ label: msg`Lines`, text: lines(args.content.items) }]
      case 'ownChecklist.revise':
        return args.set.items === undefined ? [] : [{ label: msg`Lines`, text: lines(args.set.items) }]
    }
  }
}
