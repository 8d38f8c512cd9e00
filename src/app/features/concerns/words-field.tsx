/** The field for words on a concern, with all that may be wrong with them. */
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useHoldsWork } from '../../store/open-work.ts'
import { Banner } from '../../ui/banner.tsx'
import { TextArea } from '../../ui/fields.tsx'
import type { Words } from './use-words.ts'

const HoldsWork = () => {
  useHoldsWork()
  return null
}

interface WordsFieldProps {
  readonly id: string
  readonly words: Words
  readonly label: string
  readonly hint?: ReactNode
}

export const WordsField = ({ id, words, label, hint }: WordsFieldProps) => {
  const { t } = useLingui()
  const text = words.text ?? ''
  return (
    <>
      {words.problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(words.problem)}</Banner>
        </div>
      )}
      <TextArea id={id} label={label} hint={hint} rows={4} value={text} onChange={words.write} error={words.error && t(words.error)} />
      {text.trim() !== '' && <HoldsWork />}
    </>
  )
}
