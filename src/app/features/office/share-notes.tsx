/** More apprentices than the regulation has as a rule: told with its numbers, forbidding nothing. */
import { SHARE_RULES, type ShareWarning } from '#domain/apprentice-share.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import styles from './office.module.css'

export const ShareNotes = ({ warnings }: { readonly warnings: readonly ShareWarning[] }) => {
  const { t, i18n } = useLingui()
  if (warnings.length === 0) return null
  const said = ({ rule, post, apprentices, workers, allowed }: ShareWarning): string => {
    const name = post?.name ?? ''
    switch (rule) {
      case 'tenth-of-employees':
        return t`${plural(apprentices, { one: '# apprentice', other: '# apprentices' })}, ${plural(workers, { one: '# employee', other: '# employees' })}: as a rule at most ${allowed}.`
      case 'fifth-of-post':
        return t`${name}: ${plural(apprentices, { one: '# apprentice', other: '# apprentices' })}, ${plural(workers, { one: '# own person', other: '# own people' })} at this post: as a rule at most ${allowed}.`
      case 'places':
        return t`${name}: ${plural(apprentices, { one: '# apprentice', other: '# apprentices' })}, ${plural(allowed, { one: '# place', other: '# places' })}.`
    }
  }
  const sources = [...new Set(warnings.flatMap((w) => (w.rule === 'places' ? [] : [inLanguage(SHARE_RULES[w.rule].source, i18n.locale)])))]
  return (
    <div role="status" className={styles['note']}>
      <TriangleAlert aria-hidden size={20} />
      <div className={styles['noteWords']}>
        <ul>
          {warnings.map((w) => (
            <li key={`${w.rule} ${w.post?.id ?? ''}`}>{said(w)}</li>
          ))}
        </ul>
        {sources.map((source) => (
          <p key={source} className={styles['quiet']}>
            {source}
          </p>
        ))}
        <p className={styles['quiet']}>
          <Trans>This is a warning, not a wall: you can save.</Trans>
        </p>
      </div>
    </div>
  )
}
