/** Makes the file of a report, one apprentice after the other, and waits for the disk in between. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { setImmediate as aTurn } from 'node:timers/promises'
import type { Subject } from '#domain/reports/report-table.ts'
import { reportTables, TABLE_REPORTS, type TableReport } from '#domain/reports/report-tables.ts'
import { openCsv } from './files/csv-file.ts'
import { openXlsx } from './files/xlsx-file.ts'
import type { ReportOrder, Source } from './order.ts'
import { subjectReader } from './read-subject.ts'
import { periodOf } from './reader-zone.ts'
import type { Put, ReportFile } from './report-file.ts'
import { openStatements } from './statements/statements-file.ts'

const isTable = (report: string): report is TableReport => TABLE_REPORTS.some((t) => t === report)

/** What only the signatures of all of them tell is kept until the end, without the words of the logs. */
const withoutWords = (s: Subject): Subject => ({ ...s, logs: s.logs.map((l) => ({ ...l, whatIDid: '', ownDefects: '', improvement: '', measurements: [], otherVersions: [] })) })

const openTable = (order: ReportOrder, report: TableReport, put: Put): ReportFile => {
  const table = reportTables[report]
  const { language, format } = order.request
  const file = (format === 'csv' ? openCsv : openXlsx)(table, language, put)
  const period = periodOf(order.request, order.now)
  const together: Subject[] = []
  return {
    add: (subject) => (table.over === 'each' ? file.write(table.rows([subject], period)) : void together.push(withoutWords(subject))),
    end: () => {
      if (table.over === 'together') file.write(table.rows(together, period))
      file.end()
    },
  }
}

const openFile = async (order: ReportOrder, put: Put): Promise<ReportFile> => {
  const { report } = order.request
  if (isTable(report)) return openTable(order, report, put)
  if (report === 'statements') return openStatements(order, put)
  // Printing takes half a second to get ready for, which a table need not wait for.
  const { openRecords } = await import('./record/records-file.ts')
  return openRecords(order, put)
}

/** Nothing more is made while so much of it still waits for the disk. */
const settle = async (disk: WriteStream): Promise<void> => {
  if (disk.errored !== null) throw disk.errored
  if (disk.writableNeedDrain) await once(disk, 'drain')
  await aTurn()
}

/** @returns how many bytes were written */
export const writeReport = async (order: ReportOrder, source: Source, onProgress: (done: number) => void): Promise<number> => {
  const read = subjectReader(source)
  const disk = createWriteStream(order.file, { mode: 0o600, flags: 'wx' })
  const written = finished(disk)
  // Waited for at the end; until then `settle` tells of a full disk.
  written.catch(() => undefined)
  try {
    const file = await openFile(order, (bytes) => void disk.write(bytes))
    for (const [n, apprentice] of order.apprentices.entries()) {
      await file.add(await read(apprentice))
      await settle(disk)
      onProgress(n + 1)
    }
    await file.end()
  } finally {
    disk.end()
  }
  await written
  return disk.bytesWritten
}
