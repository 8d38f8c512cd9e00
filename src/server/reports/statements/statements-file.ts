/** xAPI statements as one JSON array, a statement a line. */
import type { ReportOrder } from '../order.ts'
import { periodOf } from '../reader-zone.ts'
import type { Put, ReportFile } from '../report-file.ts'
import { statementsOf } from './statements.ts'

export const openStatements = (order: ReportOrder, put: Put): ReportFile => {
  const utf8 = new TextEncoder()
  const period = periodOf(order.request, order.now)
  const school = { id: order.schoolId, home: order.home }
  let before = '[\n'
  return {
    add: (subject) => {
      for (const statement of statementsOf(subject, period, school)) {
        put(utf8.encode(`${before}${JSON.stringify(statement)}`))
        before = ',\n'
      }
    },
    end: () => put(utf8.encode(before === ',\n' ? '\n]\n' : '[]\n')),
  }
}
