/** Printed records, of one apprentice or of a class in one file with a mark for each name. */
import type { LocalText } from '#domain/text.ts'
import { standings } from '#domain/progress.ts'
import { asOf } from '#domain/reports/report-table.ts'
import type { ReportOrder } from '../order.ts'
import { periodOf } from '../reader-zone.ts'
import type { Put, ReportFile } from '../report-file.ts'
import { printCover, RECORD_TITLE } from './cover-page.ts'
import { printLogs, printReflections } from './log-pages.ts'
import { openPaper } from './paper.ts'
import { printProvisional, printSignOffs, printSkills } from './skill-pages.ts'
import { thumbnailsOf } from './thumbnails.ts'

const EMPTY: LocalText = { en: 'There is nobody in this class yet.', zh: '这个班级还没有学徒。' }

export const openRecords = (order: ReportOrder, put: Put): ReportFile => {
  const { request, name, schoolName, now, photos } = order
  const period = periodOf(request, now)
  const paper = openPaper(request.language, { title: `${name} – ${RECORD_TITLE[request.language]}`, school: schoolName, madeAt: new Date(now) }, put)
  let isEmpty = true
  return {
    add: async (subject) => {
      isEmpty = false
      paper.begin(subject.apprentice.name)
      paper.doc.outline.addItem(subject.apprentice.name)
      const then = asOf(subject, period)
      const all = subject.programme === null ? [] : standings(subject.programme, then, period.end)
      printCover(paper, then, all, period, schoolName, period.dayOf(now))
      printSkills(paper, then, all, period)
      printSignOffs(paper, then, period)
      printProvisional(paper, then, period)
      await printLogs(paper, then, period, (log) => thumbnailsOf(log, photos, subject.photos))
      printReflections(paper, then, period)
    },
    end: () => {
      if (isEmpty) {
        paper.begin(name)
        paper.quietLine(paper.sayBoth(EMPTY))
      }
      return paper.end()
    },
  }
}
