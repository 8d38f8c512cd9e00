/** Two devices changed the same thing. Nothing is asked: it is only told what was kept. */
import { useLingui } from '@lingui/react/macro'
import { GitMerge } from 'lucide-react'
import { Link } from 'react-router'
import { logFieldWord } from '../../record/words.ts'
import type { SentItem } from '../../store/database.ts'
import { useDeedTitle } from './deed-line.tsx'
import { mergedSentence } from './deed-words.ts'
import styles from './outbox.module.css'
import type { Told } from './use-outbox.ts'

const isLogField = (field: string): field is keyof typeof logFieldWord => Object.hasOwn(logFieldWord, field)

export const MergedNotice = ({ told: { item, subject } }: { readonly told: Told<SentItem> }) => {
  const { t } = useLingui()
  const title = useDeedTitle()
  const name = title.subject(subject) || title.deed(item.name)
  const to = subject?.to ?? null
  return (
    <div className={styles['notice']}>
      <GitMerge aria-hidden size={20} />
      <div className={styles['lineWords']}>
        <span className={styles['subject']} dir="auto">
          {to === null ? name : <Link to={to}>{name}</Link>}
        </span>
        {item.merged.map((m) => (
          <span key={m.field} className={styles['quiet']}>
            {isLogField(m.field) ? `${t(logFieldWord[m.field])}: ` : ''}
            {t(mergedSentence[m.how])}
          </span>
        ))}
      </div>
    </div>
  )
}
