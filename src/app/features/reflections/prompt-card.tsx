/** A question from the latest log, to begin with or to pass over. Nothing is ever written for the apprentice. */
import type { ReflectionPrompt } from '#domain/reflection-prompt.ts'
import { Trans } from '@lingui/react/macro'
import { MessageCircleQuestion, PenLine, Shuffle } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { today } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { useQuestion } from './prompt-words.ts'
import styles from './reflections.module.css'

interface PromptCardProps {
  /** At least one. */
  readonly prompts: readonly ReflectionPrompt[]
  /** Id of the one that was taken; it stays in sight while the answer is written. */
  readonly taken: string | undefined
  readonly onTake: (prompt: ReflectionPrompt) => void
}

export const PromptCard = ({ prompts, taken, onTake }: PromptCardProps) => {
  const dates = useDates()
  const question = useQuestion()
  const [shown, setShown] = useState(() => Math.max(0, prompts.findIndex((p) => p.id === taken)))
  const prompt = prompts[shown % prompts.length]
  if (prompt === undefined) return null
  const isTaken = prompt.id === taken
  const day = dates.day(prompt.day)
  return (
    <section className={styles['prompt']} data-taken={isTaken || undefined}>
      <p className={styles['promptFrom']}>
        <MessageCircleQuestion aria-hidden size={18} />
        <span>
          {prompt.day === today() ? <Trans>From today's log</Trans> : <Trans>From your log of {day}</Trans>}
          {': '}
          <bdi>{prompt.task}</bdi>
        </span>
      </p>
      <p className={styles['question']} dir="auto" aria-live="polite">
        {question(prompt)}
      </p>
      <div className={styles['buttons']}>
        {!isTaken && (
          <Button icon={<PenLine aria-hidden size={18} />} onPress={() => onTake(prompt)}>
            <Trans>Answer this</Trans>
          </Button>
        )}
        {prompts.length > 1 && (
          <Button variant="plain" icon={<Shuffle aria-hidden size={18} />} onPress={() => setShown((shown + 1) % prompts.length)}>
            <Trans>Another question</Trans>
          </Button>
        )}
      </div>
    </section>
  )
}
