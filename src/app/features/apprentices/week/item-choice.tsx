/** One of the five: three big buttons, and a line of words for whom it opens. What he wrote last time stands above. */
import { MARKS, type Mark, type Observed } from '#domain/observation.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { markWord, observedWord } from '../../../record/words.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldErrorText } from '../../../ui/field-frame.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import type { ItemDraft } from './observation-draft.ts'
import styles from './week.module.css'

interface ItemChoiceProps {
  readonly what: Observed
  readonly value: ItemDraft
  readonly onChange: (value: ItemDraft) => void
  readonly lastWords: string
  readonly isMissing: boolean
  readonly wordsError: string | undefined
}

export const ItemChoice = ({ what, value, onChange, lastWords, isMissing, wordsError }: ItemChoiceProps) => {
  const { t } = useLingui()
  // Once open it stays: who clears his words is about to write others.
  const [opened, setOpened] = useState<'by-words' | 'by-tap' | null>(value.words === '' ? null : 'by-words')
  const word = t(observedWord[what])
  const errorId = `observed-${what}-missing`
  return (
    <section className={styles['item']} aria-label={word}>
      <div className={styles['itemHead']}>
        <h3 className={styles['itemTitle']}>{word}</h3>
        {opened === null && (
          <Button size="floor" variant="plain" icon={<Pencil aria-hidden size={18} />} aria-label={t`Add words: ${word}`} onPress={() => setOpened('by-tap')}>
            <Trans>Add words</Trans>
          </Button>
        )}
      </div>
      {lastWords !== '' && (
        <p className={styles['last']}>
          <Trans>
            Last time you wrote: <bdi>{lastWords}</bdi>
          </Trans>
        </p>
      )}
      <RadioGroup
        id={`observed-${what}`}
        className={styles['marks'] ?? ''}
        aria-label={word}
        value={value.mark}
        onChange={(mark) => onChange({ ...value, mark: mark as Mark })}
        isInvalid={isMissing}
        {...(isMissing ? { 'aria-describedby': errorId } : {})}
      >
        {MARKS.map((mark) => (
          <Radio key={mark} value={mark} className={styles['mark'] ?? ''}>
            {t(markWord[mark])}
          </Radio>
        ))}
      </RadioGroup>
      {isMissing && <FieldErrorText id={errorId}>{t`Choose one; "No occasion" is an answer too.`}</FieldErrorText>}
      {opened !== null && <Words label={t`In your words: ${word}`} value={value.words} onChange={(words) => onChange({ ...value, words })} error={wordsError} isFresh={opened === 'by-tap'} />}
    </section>
  )
}

interface WordsProps {
  readonly label: string
  readonly value: string
  readonly onChange: (words: string) => void
  readonly error: string | undefined
  /** Just opened by a tap: the keyboard may come. */
  readonly isFresh: boolean
}

const Words = ({ isFresh, ...field }: WordsProps) => {
  const input = useId()
  useHoldsWork()
  useEffect(() => {
    if (isFresh) document.getElementById(input)?.focus()
  }, [input, isFresh])
  return <TextArea {...field} id={input} rows={2} />
}
