/** What the apprentice does with his own concern: say more, close it with a word or without, open it again. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, RotateCcw, Send } from 'lucide-react'
import { useId, useState } from 'react'
import type { ConcernRecord } from '../../record/concerns.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './concerns.module.css'
import { STANDING } from './standing.ts'
import { useWords } from './use-words.ts'
import { WordsField } from './words-field.tsx'

export const OwnWordsForm = ({ record: { concern } }: { readonly record: ConcernRecord }) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const words = useWords(concern.id)
  const [closing, setClosing] = useState(false)
  const [field, lastWord] = [useId(), useId()]
  if (words.text === undefined) return null
  const isClosed = concern.state === 'closed'

  const give = async () => {
    if ((words.text ?? '').trim() === '') {
      words.demand(true)
      document.getElementById(field)?.focus()
      return
    }
    const say = isClosed ? mutate.concern.reopen : mutate.concern.say
    await words.give((event, text, ends) => say({ id: concern.id, event, text }, ends))
  }
  const askToClose = () => {
    words.demand(false)
    setClosing(true)
  }
  const close = async () => {
    setClosing(false)
    const done = await words.give((event, text, ends) => mutate.concern.close({ id: concern.id, event, text: text === '' ? null : text }, ends))
    // The button that asked for it is gone.
    if (done) document.getElementById(STANDING)?.focus()
  }
  return (
    <div className={styles['form']}>
      <WordsField id={field} words={words} label={isClosed ? t`It is not solved after all?` : t`Say more`} />
      <div className={styles['buttons']}>
        {isClosed ? (
          <Button size="floor" icon={<RotateCcw aria-hidden size={20} />} onPress={() => void give()}>
            {t`Open again`}
          </Button>
        ) : (
          <>
            <Button variant="primary" size="floor" icon={<Send aria-hidden size={20} />} onPress={() => void give()}>
              {t`Send`}
            </Button>
            <Button size="floor" icon={<Check aria-hidden size={20} />} onPress={askToClose}>
              {t`Close…`}
            </Button>
          </>
        )}
      </div>
      <Dialog
        title={t`Close this concern?`}
        isOpen={closing}
        onClose={() => setClosing(false)}
        closeLabel={t`Leave it open`}
        footer={
          <>
            <Button onPress={() => setClosing(false)}>{t`Leave it open`}</Button>
            <Button variant="primary" onPress={() => void close()}>
              {t`Close the concern`}
            </Button>
          </>
        }
      >
        <p>
          <Trans>The school owes no answer then. You can open it again at any time.</Trans>
        </p>
        <WordsField id={lastWord} words={words} label={t`A last word (you need not)`} />
      </Dialog>
    </div>
  )
}
