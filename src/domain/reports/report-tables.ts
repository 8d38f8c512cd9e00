/** The reports that are tables, by name. */
import { cohortCoverage } from './cohort-coverage.ts'
import { competencyCoverage } from './competency-coverage.ts'
import { hoursLedger } from './hours-ledger.ts'
import { logList } from './log-list.ts'
import { mentorsWork } from './mentors-work.ts'
import type { ReportTable } from './report-table.ts'
import { signOffList } from './sign-off-list.ts'

export const TABLE_REPORTS = ['coverage', 'hours', 'logs', 'sign-offs', 'mentors', 'competencies'] as const
export type TableReport = (typeof TABLE_REPORTS)[number]

export const reportTables: Readonly<Record<TableReport, ReportTable>> = {
  coverage: cohortCoverage,
  hours: hoursLedger,
  logs: logList,
  'sign-offs': signOffList,
  mentors: mentorsWork,
  competencies: competencyCoverage,
}
