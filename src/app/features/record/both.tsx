/** The headings of the printed record, in both languages at once: who reads it one day may know only one of them. */

const HEADINGS = {
  record: ['Record of practice', '实训档案'],
  apprentice: ['Apprentice', '学徒'],
  school: ['School', '学校'],
  cohort: ['Cohort', '班级'],
  printed: ['Printed on', '打印日期'],
  placements: ['Placements', '岗位实习'],
  enterprise: ['Enterprise, post', '企业与岗位'],
  time: ['From, until', '起止日期'],
  mentors: ['Mentors', '企业师傅'],
  teacher: ['Teacher', '教师'],
  skills: ['Signed skills', '技能签认'],
  plan: ['Plan and progress', '培养方案与进度'],
  kind: ['Kind', '类别'],
  ofPlan: ['In the plan', '方案共计'],
  practised: ['Practised', '已练习'],
  signed: ['Signed', '已签认'],
  endorsed: ['Endorsed', '已复核'],
  provisional: ['Provisional, not confirmed', '暂签（未确认）'],
  logs: ['Practice logs', '实训日志'],
  reflections: ['Reflections', '匠心反思'],
  concerns: ['Concerns', '问题反映'],
} as const satisfies Record<string, readonly [en: string, zh: string]>

export const Both = ({ of }: { readonly of: keyof typeof HEADINGS }) => (
  <>
    <span lang="en">{HEADINGS[of][0]}</span> <span lang="zh-CN">{HEADINGS[of][1]}</span>
  </>
)
