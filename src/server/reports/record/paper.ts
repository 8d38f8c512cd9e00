/**
 * The paper that records are printed on: A4, one face for both languages, a line on top that says whose page it is and a
 * number below. Headings stand in both languages, the reader's first. Pages go to the disk as they are full.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fonts } from '@embedpdf/fonts-sc'
import PDFDocument from 'pdfkit'
import { inLanguage, type LocalText } from '#domain/text.ts'
import type { Put } from '../report-file.ts'

export const INK = { text: '#16202c', quiet: '#4a5766', line: '#d9d6cf', seal: '#b3341f', moss: '#2f6b3a', amber: '#8a5a00', plum: '#7d2a5a', steel: '#1f4e79', soft: '#f3f1ec' } as const
/** Points. */
const MARGIN = { top: 62, side: 48, bottom: 54 } as const
export const SIZE = { title: 26, section: 15, unit: 11, text: 9, small: 7.5 } as const

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')
const fontFile = (weight: number): string => {
  const font = fonts.find((f) => f.weight === weight)
  if (font === undefined) throw new Error(`no font of weight ${weight} to print with`)
  return join(FOLDER, font.file)
}

export interface Paper {
  readonly doc: PDFKit.PDFDocument
  readonly left: number
  /** Of the space between the margins. */
  readonly width: number
  /** Words in the reader's language. */
  readonly say: (words: LocalText) => string
  /** Both languages, the reader's first; once where they are the same. */
  readonly sayBoth: (words: LocalText) => string
  /** Starts a new page unless so many points are free. */
  readonly need: (height: number) => void
  /** Begins the pages of one person: counted from 1, with her name on top. */
  readonly begin: (name: string) => void
  readonly section: (words: LocalText) => void
  readonly quietLine: (text: string) => void
  readonly end: () => Promise<void>
}

/** What no font draws and only shifts what it does draw. */
const UNPRINTED = /\p{Cf}|\p{Variation_Selector}/gu
/** Text as it can be printed: the marks of direction and joining have no place on paper, and the sign of diameter is not in the font. */
export const printable = (text: string): string => text.replaceAll(UNPRINTED, '').replaceAll('⌀', 'Ø').replaceAll('\t', '  ').replaceAll(/\r\n?/g, '\n')

export const openPaper = (language: string, about: { readonly title: string; readonly school: string; readonly madeAt: Date }, put: Put): Paper => {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN.top, left: MARGIN.side, right: MARGIN.side, bottom: MARGIN.bottom },
    autoFirstPage: false,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: printable(about.title), Author: printable(about.school), Creator: 'Craftlog', CreationDate: about.madeAt },
  })
  doc.registerFont('plain', fontFile(400)).registerFont('bold', fontFile(700))
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', put)
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const other = language === 'zh' ? 'en' : 'zh'
  const left = MARGIN.side
  let owner = ''
  let page = 0

  doc.on('pageAdded', () => {
    page += 1
    const { width, height } = doc.page
    // Below the lower margin a text would begin yet another page.
    doc.page.margins.bottom = 0
    doc.font('plain').fontSize(SIZE.small).fillColor(INK.quiet)
    doc.text(owner, left, 32, { width: (width - 2 * left) / 2, height: 12, ellipsis: true })
    doc.text(about.school, width / 2, 32, { width: width / 2 - left, height: 12, ellipsis: true, align: 'right' })
    doc.moveTo(left, 48).lineTo(width - left, 48).lineWidth(0.5).strokeColor(INK.line).stroke()
    doc.text(String(page), left, height - 36, { width: width - 2 * left, align: 'center', lineBreak: false })
    doc.page.margins.bottom = MARGIN.bottom
    doc.x = left
    doc.y = MARGIN.top
    doc.font('plain').fontSize(SIZE.text).fillColor(INK.text)
  })

  const say = (words: LocalText): string => printable(inLanguage(words, language))
  const paper: Paper = {
    doc,
    left,
    width: 595.28 - 2 * left,
    say,
    sayBoth: (words) => {
      const [first, second] = [say(words), words[other] ?? '']
      return second === '' || second === first ? first : `${first} · ${second}`
    },
    need: (height) => {
      if (doc.y + height > doc.page.height - MARGIN.bottom) doc.addPage()
    },
    begin: (name) => {
      owner = printable(name)
      page = 0
      doc.addPage()
    },
    section: (words) => {
      paper.need(72)
      doc.y += 14
      const [y, first, second] = [doc.y, say(words), words[other] ?? '']
      const beside = left + 10 + doc.font('bold').fontSize(SIZE.section).widthOfString(first)
      // On one line with the larger letters: 0.88 of a size stands above the line.
      doc.font('plain').fontSize(SIZE.text + 1).fillColor(INK.quiet).text(second, beside, y + (SIZE.section - SIZE.text - 1) * 0.88, { lineBreak: false })
      doc.font('bold').fontSize(SIZE.section).fillColor(INK.text).text(first, left, y)
      doc.moveTo(left, doc.y + 2).lineTo(left + paper.width, doc.y + 2).lineWidth(1).strokeColor(INK.text).stroke()
      doc.y += 9
      doc.x = left
      doc.font('plain').fontSize(SIZE.text).fillColor(INK.text)
    },
    quietLine: (text) => {
      doc.font('plain').fontSize(SIZE.text).fillColor(INK.quiet).text(printable(text), left, doc.y, { width: paper.width })
      doc.fillColor(INK.text)
    },
    end: () => {
      doc.end()
      return done
    },
  }
  return paper
}
