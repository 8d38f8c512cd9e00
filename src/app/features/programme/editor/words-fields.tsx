/** The same words in every language of the plan, side by side. */
import type { LocalText } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { languageName } from '../../../record/words.ts'
import { TextArea } from '../../../ui/fields.tsx'
import styles from './editor.module.css'
import { useLanguageOrder } from './language-order.ts'

interface WordsFieldsProps {
  readonly label: string
  readonly value: LocalText
  readonly languages: readonly string[]
  readonly onChange: (value: LocalText) => void
  readonly error: string | undefined
}

export const WordsFields = ({ label, value, languages, onChange, error }: WordsFieldsProps) => {
  const { i18n } = useLingui()
  const isSwapped = useLanguageOrder((s) => s.isSwapped)
  const tags = [...new Set([...languages, ...Object.keys(value)])]
  const ordered = isSwapped ? tags.toReversed() : tags
  return (
    <div className={styles['languages']}>
      {ordered.map((tag, n) => (
        <TextArea
          key={tag}
          label={`${label} · ${languageName(tag, i18n.locale)}`}
          rows={2}
          value={value[tag] ?? ''}
          onChange={(words) => onChange({ ...value, [tag]: words })}
          error={n === 0 ? error : undefined}
        />
      ))}
    </div>
  )
}
