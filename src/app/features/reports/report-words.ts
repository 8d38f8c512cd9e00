/** What each report is called and what is in it, and why one could not be made. */
import type { REPORT_FAILURES, ReportFormat, ReportName } from '#sync/reports.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const reportTitle: Readonly<Record<ReportName, MessageDescriptor>> = {
  record: msg`Printable record`,
  coverage: msg`Coverage of the plan`,
  competencies: msg`Coverage by competency`,
  hours: msg`Hours`,
  logs: msg`Practice logs`,
  'sign-offs': msg`Sign-offs`,
  mentors: msg`Mentor ledger`,
  statements: msg`xAPI statements`,
}

export const reportText: Readonly<Record<ReportName, MessageDescriptor>> = {
  record: msg`For the file or the wall: cover, placements, skills with seals, sign-offs and logs, ready to print.`,
  coverage: msg`Each apprentice and unit: planned, practised, signed and endorsed, in knowledge, skill and character.`,
  competencies: msg`Each line of the plan: how many have practised it, and how far; what nobody touches is seen at once.`,
  hours: msg`Hours on and off the programme, late logs, and what the placement guard says.`,
  logs: msg`Every log of the period with its measurements, a line each.`,
  'sign-offs': msg`Every signature with level, facts, assurance and endorsement.`,
  mentors: msg`Guidance minutes, sign-offs and answers by enterprise. Ordered by name, never a ranking.`,
  statements: msg`Logs, sign-offs and endorsements for a learning record store.`,
}

/** In the order in which they are looked for. */
export const REPORT_ORDER: readonly ReportName[] = ['record', 'coverage', 'competencies', 'hours', 'logs', 'sign-offs', 'mentors', 'statements']

export const formatWord: Readonly<Record<ReportFormat, MessageDescriptor>> = {
  xlsx: msg`Excel (XLSX)`,
  csv: msg`Text (CSV)`,
  pdf: msg`PDF`,
  json: msg`JSON`,
}

export const failureSentence: Readonly<Record<(typeof REPORT_FAILURES)[number], MessageDescriptor>> = {
  interrupted: msg`The server was restarted while this report was being made. Ask for it again.`,
  'too-large': msg`This report became too large for the server. Choose a shorter period or a single apprentice.`,
  'rights-changed': msg`Somebody in this report is no longer yours to report on. Ask for it again.`,
  failed: msg`The server could not make this report. Try again; if it happens twice, tell whoever runs the server.`,
}
