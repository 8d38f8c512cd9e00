/** Drafts that were never handed in: on top, because nobody else can see them. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, PencilLine, Timer } from 'lucide-react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import styles from './draft-list.module.css'
import type { LogDraft } from './log-draft.ts'

const FIRST = 5

export const DraftList = ({ drafts }: { readonly drafts: readonly LogDraft[] }) => {
  const { t } = useLingui()
  const dates = useDates()
  if (drafts.length === 0) return null
  const count = drafts.length
  const more = count - FIRST
  return (
    <section className={styles['drafts']} aria-label={t`Drafts`}>
      <h2 className={styles['title']}>
        <PencilLine aria-hidden size={16} />
        <Plural value={count} one="# draft, not handed in" other="# drafts, not handed in" />
      </h2>
      <ul>
        {drafts.slice(0, FIRST).map((d) => (
          <li key={d.id}>
            <Link to={`/logbook/new?draft=${d.id}`} className={styles['draft']}>
              <span className={styles['task']} dir="auto">
                {d.form.task.trim().slice(0, 200) || d.form.whatIDid.trim().slice(0, 80) || t`Without a task yet`}
              </span>
              {d.form.timerSince === null ? (
                <span className={styles['when']}>{dates.moment(d.savedAt)}</span>
              ) : (
                <span className={styles['running']}>
                  <Timer aria-hidden size={16} />
                  <Trans>Timer runs</Trans>
                </span>
              )}
              <ChevronRight aria-hidden size={18} />
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles['when']}>
          <Trans>and {more} more</Trans>
        </p>
      )}
    </section>
  )
}
