/** Her phrases under a comment: a press, or Alt and the number, puts one behind what is written. What is written becomes a phrase with one press. */
import { Trans, useLingui } from '@lingui/react/macro'
import { BookmarkPlus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './comments-pane.module.css'
import type { Phrases } from './phrases.ts'

interface PhraseBarProps {
  readonly phrases: Phrases
  /** What stands in the comment now. */
  readonly text: string
  readonly onWrite: (text: string) => void
}

/** A phrase follows what is there on a line of its own. */
export const withPhrase = (text: string, phrase: string): string => (text.trim() === '' ? phrase : `${text.trimEnd()}\n${phrase}`)

export const PhraseBar = ({ phrases: { all, keep, forget }, text, onWrite }: PhraseBarProps) => {
  const { t } = useLingui()
  const [editing, setEditing] = useState(false)
  const words = text.trim()
  const isNew = words !== '' && !all.includes(words)
  if (all.length === 0 && !isNew) return null
  return (
    <div className={styles['phrases']}>
      {all.length > 0 && (
        <ul className={styles['phraseList']} aria-label={t`Your phrases`}>
          {all.map((phrase, n) => (
            <li key={phrase}>
              <button
                type="button"
                className={styles['phrase']}
                aria-label={editing ? t`Forget: ${phrase}` : t`Write: ${phrase}`}
                onClick={() => (editing ? void forget(phrase) : onWrite(withPhrase(text, phrase)))}
              >
                {editing ? <X aria-hidden size={16} /> : n < 9 && <span className={styles['number']}>{n + 1}</span>}
                <span className={styles['phraseWords']} dir="auto">
                  {phrase}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['phraseTools']}>
        {isNew && (
          <Button variant="plain" icon={<BookmarkPlus aria-hidden size={18} />} onPress={() => void keep(words)}>
            <Trans>Keep as a phrase</Trans>
          </Button>
        )}
        {all.length > 0 && (
          <Button variant="plain" onPress={() => setEditing(!editing)}>
            {editing ? <Trans>Done</Trans> : <Trans>Forget some</Trans>}
          </Button>
        )}
      </div>
      <p className={styles['none']}>
        <Trans>Phrases stay on this device. Alt and the number writes one.</Trans>
      </p>
    </div>
  )
}
