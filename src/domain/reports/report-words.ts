/** The words of the trade as they stand in a report, in both languages. */
import type { CraftDimension, Kind, Level } from '../competency.ts'
import type { GuardRuleId } from '../placement-guard.ts'
import type { PracticeLog } from '../practice-log.ts'
import type { Status } from '../progress.ts'
import type { SignOff } from '../sign-off.ts'
import type { LocalText } from '../text.ts'

type Words<K extends string | number> = Readonly<Record<K, LocalText>>

export const kindWords: Words<Kind> = {
  knowledge: { en: 'Knowledge', zh: '知识' },
  skill: { en: 'Skill', zh: '技能' },
  character: { en: 'Character', zh: '素养' },
}

export const levelWords: Words<Level> = {
  1: { en: '1 watches', zh: '1 看' },
  2: { en: '2 does it with the mentor', zh: '2 一起做' },
  3: { en: '3 does it with prompts', zh: '3 提示下做' },
  4: { en: '4 mentor in the room', zh: '4 在场不动手' },
  5: { en: '5 independent', zh: '5 可独立' },
}

export const statusWords: Words<Status> = {
  untouched: { en: 'Not practised', zh: '未练习' },
  practised: { en: 'Practised', zh: '已练习' },
  asked: { en: 'Asked for sign-off', zh: '已申请签认' },
  signed: { en: 'Signed', zh: '已签认' },
  endorsed: { en: 'Endorsed', zh: '已复核' },
  expired: { en: 'Expired', zh: '已过期' },
}

export const logStateWords: Words<PracticeLog['state']> = {
  submitted: { en: 'Submitted', zh: '已提交' },
  returned: { en: 'Returned', zh: '已退回' },
  confirmed: { en: 'Confirmed', zh: '已确认' },
}

export const dimensionWords: Words<CraftDimension> = {
  dedication: { en: 'Dedication', zh: '执着专注' },
  refinement: { en: 'Refinement', zh: '精益求精' },
  rigour: { en: 'Rigour', zh: '一丝不苟' },
  excellence: { en: 'Excellence', zh: '追求卓越' },
}

export const guardWords: Words<GuardRuleId> = {
  'day-over-8h': { en: 'Days over 8 h', zh: '单日超8小时' },
  'week-over-hours': { en: 'Weeks over hours', zh: '周超工时' },
  night: { en: 'Night work', zh: '夜班' },
  'rest-day': { en: 'Rest days worked', zh: '休息日工作' },
  'longer-than-6-months': { en: 'Over 6 months', zh: '超6个月' },
  'without-agreement': { en: 'Before the agreement', zh: '协议未签' },
}

export const yesWord: LocalText = { en: 'yes', zh: '是' }

const assuranceWords: Words<'A' | 'B' | 'C' | 'session'> = {
  A: { en: "A, signed by the mentor's own device", zh: 'A 师傅本人设备签名' },
  B: { en: 'B, by a code from paper, confirmed by the mentor', zh: 'B 一次性签认码，师傅本人已确认' },
  C: { en: 'C, on paper, put down by a teacher', zh: 'C 纸质签认，教师录入' },
  session: { en: 'Signed in his session', zh: '登录后签认' },
}

/** How sure it is that it was the mentor who signed. */
export const assuranceOf = (s: Pick<SignOff, 'assurance'>): LocalText => assuranceWords[s.assurance ?? 'session']
