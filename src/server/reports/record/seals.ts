/**
 * The seal on paper, as on the screens: filled with the level for a sign-off, a second frame when endorsed, hollow when
 * expired, a broken frame when a log changed since, a corner cut off where it was put down from paper. The form says it; a copy in black and white says as much.
 */
import type { Level } from '#domain/competency.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import type { LocalText } from '#domain/text.ts'
import { INK, type Paper, SIZE } from './paper.ts'

export const LOOKS = ['endorsed', 'signed', 'changed', 'expired', 'asked', 'practised', 'untouched'] as const
export type SealLook = (typeof LOOKS)[number]

export const lookWords: Readonly<Record<SealLook, LocalText>> = {
  endorsed: { en: 'Endorsed', zh: '已复核' },
  signed: { en: 'Signed', zh: '已签认' },
  changed: { en: 'Log changed since signing', zh: '签认后日志有改动' },
  expired: { en: 'Expired', zh: '已过期' },
  asked: { en: 'Asked for', zh: '已申请' },
  practised: { en: 'Practised', zh: '已练习' },
  untouched: { en: 'Not practised', zh: '未练习' },
}

/** Any of these whose level rests on paper alone. */
export const ON_PAPER: LocalText = { en: 'On paper', zh: '纸质签认' }

/** A signature that no longer covers what the logs say is broken, endorsed or not; what lapsed is lapsed first. */
export const lookOf = (s: Pick<CompetencyStanding, 'status' | 'changedSinceSigning'>): SealLook =>
  (s.status === 'signed' || s.status === 'endorsed') && s.changedSinceSigning ? 'changed' : s.status

export const SEAL = 15

/** @param x left and top edge of a square of SEAL points */
export const drawSeal = ({ doc }: Pick<Paper, 'doc'>, look: SealLook, level: Level | null, x: number, y: number, onPaper = false): void => {
  const inset = 2.5
  const side = SEAL - 2 * inset
  const [left, top, right, bottom, cut] = [x + inset, y + inset, x + inset + side, y + inset + side, 4]
  const box = () => (onPaper ? doc.polygon([left, top], [right - cut, top], [right, top + cut], [right, bottom], [left, bottom]) : doc.roundedRect(left, top, side, side, 2))
  doc.save().lineWidth(0.9)
  if (look === 'untouched') doc.moveTo(x + 5, y + SEAL / 2).lineTo(x + SEAL - 5, y + SEAL / 2).strokeColor(INK.line).stroke()
  else if (look === 'practised') doc.circle(x + SEAL / 2, y + SEAL / 2, 2).fillColor(INK.steel).fill()
  else if (look === 'asked') box().dash(1.6, { space: 1.4 }).strokeColor(INK.amber).stroke()
  else if (look === 'changed') box().dash(2.2, { space: 1.6 }).strokeColor(INK.seal).stroke()
  else if (look === 'expired') box().strokeColor(INK.seal).stroke()
  else {
    box().fillColor(INK.seal).fill()
    if (look === 'endorsed') doc.roundedRect(x + 0.7, y + 0.7, SEAL - 1.4, SEAL - 1.4, 3).strokeColor(INK.seal).stroke()
  }
  doc.undash().restore()
  if (level === null || look === 'untouched' || look === 'practised') return
  const colour = look === 'signed' || look === 'endorsed' ? '#ffffff' : look === 'asked' ? INK.amber : INK.seal
  doc.font('bold').fontSize(7.5).fillColor(colour).text(String(level), x, y + 2.1, { width: SEAL, align: 'center', lineBreak: false })
  doc.font('plain').fontSize(SIZE.text).fillColor(INK.text)
}
