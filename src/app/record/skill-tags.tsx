/** Skills of a log as code tags with their titles, out of the placement's programme. */
import type { CompetencyId } from '#domain/ids.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { Added, Removed } from './log-difference.tsx'
import styles from './log-details.module.css'

interface SkillTagsProps {
  readonly skills: readonly CompetencyId[]
  readonly programme: Programme | null
  readonly before?: readonly CompetencyId[] | undefined
}

export const SkillTags = ({ skills, programme, before }: SkillTagsProps) => {
  const { i18n } = useLingui()
  const gone = (before ?? []).filter((id) => !skills.includes(id))
  const label = (id: CompetencyId) => {
    const c = programme === null ? undefined : findCompetency(programme, id)
    return { code: c === undefined || c.code === '' ? id : c.code, title: c === undefined ? '' : inLanguage(c.title, i18n.locale) }
  }
  return (
    <ul className={styles['skills']}>
      {[...skills, ...gone].map((id) => {
        const { code, title } = label(id)
        const tag = <span className={styles['code']}>{code}</span>
        return (
          <li key={id} className={styles['skill']}>
            {gone.includes(id) ? <Removed>{tag}</Removed> : before !== undefined && !before.includes(id) ? <Added>{tag}</Added> : tag}
            <span dir="auto">{title}</span>
          </li>
        )
      })}
    </ul>
  )
}
