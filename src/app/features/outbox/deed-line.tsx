/** One item of the queue in a sentence: what it is, what it is about, when it was done. */
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDates } from '../../record/dates.ts'
import { deedWord, isMutationName } from '../../record/deed-words.ts'
import type { OutboxItem, SentItem } from '../../store/database.ts'
import type { Subject } from './deed-subject.ts'
import styles from './outbox.module.css'
import type { Told } from './use-outbox.ts'

export const useDeedTitle = () => {
  const { t, i18n } = useLingui()
  const subjectWords = (s: Subject | null): string => {
    if (s === null) return ''
    const what = s.competency === null ? s.text : `${s.competency.code} ${inLanguage(s.competency.title, i18n.locale)}`.trim()
    return [what, s.apprentice ?? ''].filter((w) => w !== '').join(' · ')
  }
  return {
    deed: (name: string): string => (isMutationName(name) ? t(deedWord[name]) : t`Unknown item`),
    subject: subjectWords,
  }
}

export const DeedLine = ({ told: { item, subject }, icon = <Clock aria-hidden size={18} /> }: { readonly told: Told<OutboxItem | SentItem>; readonly icon?: ReactNode | undefined }) => {
  const { t } = useLingui()
  const dates = useDates()
  const title = useDeedTitle()
  const when = dates.moment(item.at)
  return (
    <li className={styles['line']}>
      {icon}
      <span className={styles['lineWords']}>
        <span className={styles['subject']} dir="auto">
          {title.subject(subject) || title.deed(item.name)}
        </span>
        <span className={styles['quiet']}>
          {title.deed(item.name)} · {t`written ${when}`}
        </span>
      </span>
    </li>
  )
}
