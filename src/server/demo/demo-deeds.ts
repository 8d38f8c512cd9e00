/**
 * Signatures, requests and comments that are part of the story, as against those that fall by the die
 * (demo-signatures.ts). A log is named by its working day before today.
 */
import type { Level } from '#domain/competency.ts'

export interface Deed {
  readonly apprentice: string
  readonly code: string
  readonly level: Level
  /** The log it rests on. */
  readonly on: number
  readonly words: string
  /** Who signed; whoever guided on the day, if nobody is named. */
  readonly by?: string
  readonly endorsed: boolean
  /** Signed at the machine, on revision 1, before the log was sent back. */
  readonly atOnce?: true
  /** Signed on this working day before today, by somebody who had left: for review. */
  readonly lateOn?: number
  /** Taken back two working days later, for this reason. */
  readonly withdrawn?: string
}

export const deeds: readonly Deed[] = [
  // Li Na: from the first lock-out to brake pads on her own, with two assessors on two days.
  { apprentice: 'li-na', code: 'S21', level: 3, on: 35, words: 'Hooked to the handrail once. After that to the line, every time.', endorsed: true },
  { apprentice: 'li-na', code: 'S01', level: 4, on: 33, words: 'Everything in order but the battery circuit, which she found by testing. That is what testing is for.', endorsed: true },
  { apprentice: 'li-na', code: 'S37', level: 3, on: 28, words: 'A stranger could find it with this card.', endorsed: true },
  { apprentice: 'li-na', code: 'S16', level: 3, on: 26, words: 'Needed a word on the order of chock and release. Hands are sure.', endorsed: true },
  { apprentice: 'li-na', code: 'S16', level: 5, on: 16, words: 'I stood beside her with my hands in my pockets.', endorsed: true },
  { apprentice: 'li-na', code: 'S16', level: 5, on: 10, words: 'A whole bogie, checked by me at the end: nothing to correct.', by: 'wu-xiulan', endorsed: true },
  { apprentice: 'li-na', code: 'S11', level: 3, on: 11, words: 'Three places, clean gauge. Say the values aloud while reading.', endorsed: false },
  { apprentice: 'li-na', code: 'S40', level: 4, on: 7, words: 'Did not know, looked it up, came back with it. That is how one teaches.', endorsed: false },
  { apprentice: 'wang-wei', code: 'S33', level: 2, on: 6, words: '和我一起做的，防护到位，换算还不熟。', endorsed: false, atOnce: true },
  { apprentice: 'wang-wei', code: 'S01', level: 3, on: 37, words: '三把锁，等到自己真做完才摘。', endorsed: true },
  { apprentice: 'wang-wei', code: 'S16', level: 3, on: 16, words: '间隙第二次调到位，铁鞋和缓解的顺序没乱。', endorsed: false },
  { apprentice: 'chen-jie', code: 'S26', level: 4, on: 27, words: 'Even leaves, closing time in.', endorsed: false, withdrawn: 'Signed in the wrong logbook: at door 6 that afternoon it was Wang Wei who worked alone. Chen Jie did it with me.' },
  { apprentice: 'chen-jie', code: 'S38', level: 5, on: 13, words: 'Took the car over like somebody who will have to answer for it.', endorsed: true },
  { apprentice: 'liu-yang', code: 'S18', level: 3, on: 29, words: '装前先看日期码，退回一根，仔细。', endorsed: true },
  { apprentice: 'sun-yue', code: 'S21', level: 3, on: 29, words: '手续齐全，挂钩提醒过一次。', endorsed: true },
  { apprentice: 'xu-ting', code: 'S05', level: 4, on: 9, words: 'Both seats within a tenth, micrometer checked in front of me.', endorsed: false, atOnce: true },
  { apprentice: 'gao-fei', code: 'S14', level: 3, on: 25, words: '在我那几天里跟我做了八个轴箱，当时忙着交接没来得及签，照本子补签。', by: 'he-zhiyuan', endorsed: false, lateOn: 15 },
]

/** Crane signals learnt at the works before Ma Li moved; the sign-off has lapsed since. */
export const formerDeed = {
  code: 'S03',
  level: 4,
  daysBefore: 190,
  task: '吊运指挥考核',
  did: '指挥吊运两条轮对，从存放区到拆解台。中途有人从吊物下方走近，停止，等人离开后继续。',
  minutes: 150,
  words: '敢停，手势清楚，可以在我在场时独立指挥。',
} as const

export interface Asked {
  readonly apprentice: string
  readonly code: string
  readonly selfLevel: Level
  readonly on: number
  readonly note: string
  readonly returned?: string
}
export const requests: readonly Asked[] = [
  { apprentice: 'li-na', code: 'S39', selfLevel: 4, on: 0, note: 'The cradle is on the bench. Please try to make it slip.' },
  { apprentice: 'li-na', code: 'S31', selfLevel: 3, on: 13, note: 'Twenty-four points, each read aloud. I would like to know where I stand.' },
  { apprentice: 'wang-wei', code: 'S27', selfLevel: 3, on: 0, note: '三个高度都做了，您在场看着的。' },
  { apprentice: 'wang-wei', code: 'S23', selfLevel: 2, on: 9, note: '' },
  { apprentice: 'chen-jie', code: 'S39', selfLevel: 3, on: 1, note: 'I made it alone but you drew the first sketch. So 3, I think.' },
  { apprentice: 'liu-yang', code: 'S17', selfLevel: 3, on: 10, note: '漏点是我自己找到的。' },
  { apprentice: 'sun-yue', code: 'C05', selfLevel: 4, on: 0, note: '' },
  { apprentice: 'xu-ting', code: 'S13', selfLevel: 2, on: 5, note: 'Far from good, but I can see why now.' },
  { apprentice: 'guo-peng', code: 'S19', selfLevel: 3, on: 1, note: 'The bench sheet is in the folder.' },
  { apprentice: 'liu-yang', code: 'S28', selfLevel: 4, on: 17, note: '', returned: '滚轮换得不错，但罩板螺钉是我后来补紧的。先把收尾检查做成习惯，再来找我签4级。' },
]

/** Comments on a competency as a whole. */
export const competencyComments: readonly { readonly apprentice: string; readonly code: string; readonly by: string; readonly role: 'mentor' | 'teacher'; readonly daysAgo: number; readonly text: string }[] = [
  { apprentice: 'li-na', code: 'S22', by: 'zhang-jianguo', role: 'mentor', daysAgo: 4, text: 'Next week train 0209 comes in for its pantograph. Read the sheet before; you will hold the balance.' },
  { apprentice: 'zhou-hao', code: 'S26', by: 'huang-xiaofeng', role: 'teacher', daysAgo: 1, text: '有一阵没看到新的日志了，身体还好吗？周五实训课后我们聊十分钟。' },
  { apprentice: 'guo-peng', code: 'S34', by: 'he-zhiyuan', role: 'mentor', daysAgo: 3, text: 'We do the next alignment together, slowly, with the sketch first.' },
]
