/** The thread that writes one report and ends. It has no database: it asks for the records it needs, and is told those it may have. */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { type PortfolioTexts, type ReportOrder, RightsChanged, type Said, type Supplied, type Wanted } from './order.ts'
import type { RowType } from '#sync/rows.ts'
import { writeReport } from './write-report.ts'

const port = parentPort
if (port === null) throw new Error('a report is written in a thread of its own')

/** Whoever asks for a page goes first. On Linux a thread has a priority of its own; elsewhere the whole server would stand back. */
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const say = (what: Said): void => port.postMessage(what)

const want = (what: Wanted): Promise<Supplied> =>
  new Promise((resolve) => {
    port.once('message', resolve)
    say(what)
  })

const order = workerData as ReportOrder
const source = {
  portfolio: async (of: ReportOrder['apprentices'][number]) => (await want({ want: 'portfolio', of })) as PortfolioTexts | null,
  row: async (type: RowType, id: string) => (await want({ want: 'row', type, id })) as string | null,
}

writeReport(order, source, (done) => say({ say: 'progress', done })).then(
  (bytes) => say({ say: 'finished', bytes }),
  (error: unknown) => {
    if (!(error instanceof RightsChanged)) throw error
    say({ say: 'failed', why: 'rights-changed' })
  },
)
