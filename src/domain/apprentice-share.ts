/**
 * How many apprentices an enterprise may take: as a rule no more than a tenth of its employees, and at one kind of post
 * no more than a fifth of those who work there. "As a rule" is the regulation's own word, so this warns, with its
 * numbers, and blocks nothing. Rules are data, each with its source.
 */
import type { PostId } from './ids.ts'
import type { Enterprise, Post } from './people.ts'
import type { LocalText } from './text.ts'

export const SHARE_RULE_IDS = ['tenth-of-employees', 'fifth-of-post'] as const
export type ShareRuleId = (typeof SHARE_RULE_IDS)[number]

interface ShareRule {
  readonly id: ShareRuleId
  /** Apprentices for a hundred people who work there. */
  readonly percent: number
  readonly source: LocalText
}

const source: LocalText = {
  en: 'Regulation on the Management of Placements of Vocational School Students (2021), on the share of students: as a rule no more than 10 % of the employees, and 20 % at one kind of post',
  zh: '《职业学校学生实习管理规定》（2021年修订，教职成〔2021〕4号）：岗位实习学生的人数一般不超过实习单位在岗职工总数的10%，在具体岗位实习的学生人数一般不高于同类岗位在岗职工总人数的20%',
}

export const SHARE_RULES: Readonly<Record<ShareRuleId, ShareRule>> = {
  'tenth-of-employees': { id: 'tenth-of-employees', percent: 10, source },
  'fifth-of-post': { id: 'fifth-of-post', percent: 20, source },
}

/** Apprentices whose placements at the enterprise are not over: all, and by post. */
export interface ApprenticesThere {
  readonly all: number
  readonly byPost: Readonly<Record<string, number>>
}

/** `places`: more apprentices than the post has places for. The other two: a rule, and what is allowed by it. */
export interface ShareWarning {
  readonly rule: ShareRuleId | 'places'
  readonly post: Post | null
  readonly apprentices: number
  /** Who works there; for `places` the same as `allowed`. */
  readonly workers: number
  /** The most that the rule allows, whole people. */
  readonly allowed: number
}

const over = (rule: ShareRuleId, post: Post | null, apprentices: number, workers: number | undefined): readonly ShareWarning[] => {
  if (workers === undefined) return []
  const allowed = Math.floor((workers * SHARE_RULES[rule].percent) / 100)
  return apprentices > allowed ? [{ rule, post, apprentices, workers, allowed }] : []
}

/** What speaks against so many apprentices there. Where nobody counted who works, nothing is known and nothing said. */
export const shareWarnings = ({ employees, posts = [] }: Pick<Enterprise, 'employees' | 'posts'>, there: ApprenticesThere): readonly ShareWarning[] => [
  ...over('tenth-of-employees', null, there.all, employees),
  ...posts.flatMap((post) => {
    const apprentices = there.byPost[post.id] ?? 0
    const full = apprentices > post.capacity ? [{ rule: 'places' as const, post, apprentices, workers: post.capacity, allowed: post.capacity }] : []
    return [...over('fifth-of-post', post, apprentices, post.workers), ...full]
  }),
]

/** The same with one apprentice more, at a post or without one. */
export const withOneMore = ({ all, byPost }: ApprenticesThere, post: PostId | null): ApprenticesThere => ({
  all: all + 1,
  byPost: post === null ? byPost : { ...byPost, [post]: (byPost[post] ?? 0) + 1 },
})
