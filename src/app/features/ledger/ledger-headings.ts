/**
 * What the ledger counts, and its headings on paper. Paper goes to the enterprise and to the school, so it says them in both
 * languages, whichever the screen speaks.
 */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const FIGURES = ['guidance', 'signOffs', 'wait', 'logs', 'five', 'bulk'] as const
export type FigureName = (typeof FIGURES)[number]

export const figureWord: Readonly<Record<FigureName, MessageDescriptor>> = {
  guidance: msg`Guidance`,
  signOffs: msg`Sign-offs given`,
  wait: msg`Time from request to answer`,
  logs: msg`Logs commented or returned`,
  five: msg`Brought to level 5`,
  bulk: msg`Ticked in bulk, not counted`,
}

export const onPaper = {
  title: 'Mentor ledger 师傅指导台账',
  mentor: 'Mentor 企业师傅',
  month: 'Month 月份',
  day: 'Day 日期',
  apprentice: 'Apprentice 学徒',
  what: 'What 内容',
  amount: 'Amount 数量',
  item: 'Item 项目',
  signedMentor: 'Mentor, signature 师傅签字',
  signedSchool: 'School, signature 学校签字',
  figures: {
    guidance: 'Guidance 指导时间',
    signOffs: 'Sign-offs given 签认',
    wait: 'Time from request to answer 从申请到答复的时间',
    logs: 'Logs commented or returned 点评或退回的日志',
    five: 'Brought to level 5 带到 5 级',
    bulk: 'Ticked in bulk, not counted 批量勾选，不计入',
  } satisfies Record<FigureName, string>,
} as const
