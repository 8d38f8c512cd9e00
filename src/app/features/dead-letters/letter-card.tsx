/** One dead letter: who, what, when, why, and the words that were not accepted, where the reader may see them. */
import type { DeadLetter } from '#sync/office.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { type CompetencyName, DeedText } from '../../record/deed-text.tsx'
import { RefusalWords } from '../../record/refusal-words.tsx'
import { useStore } from '../../store/store-context.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './dead-letters.module.css'
import { deedOf, useLetterWord } from './letter-title.ts'

export const LetterCard = ({ letter, nameOf }: { readonly letter: DeadLetter; readonly nameOf: CompetencyName }) => {
  const { t } = useLingui()
  const dates = useDates()
  const word = useLetterWord()
  const { actor } = useStore()
  const when = dates.moment(letter.at)
  return (
    <Card as="article">
      <div className={styles['letter']}>
        <header className={styles['head']}>
          <Avatar name={letter.personName} />
          <div className={styles['words']}>
            <h2 className={styles['who']} dir="auto">
              {letter.personName || t`Unknown person`}
            </h2>
            <p>{word(letter)}</p>
            <p className={styles['quiet']}>
              <Trans>judged {when}</Trans>
            </p>
          </div>
        </header>
        <div className={styles['body']}>
          <RefusalWords refusal={letter.refusal} isAuthor={letter.person === actor.person} />
          {letter.args === null ? (
            <p className={styles['withheld']}>
              <Lock aria-hidden size={16} />
              {letter.name.startsWith('reflection.') ? (
                <Trans>A reflection is its writer's; its words are not shown here.</Trans>
              ) : letter.name.startsWith('concern.') ? (
                <Trans>A concern is between the apprentice and his teachers; its words are not shown here.</Trans>
              ) : (
                <Trans>The server does not know this kind of item, so only its writer sees the words.</Trans>
              )}
            </p>
          ) : (
            <DeedText title={t`What was written`} deed={deedOf(letter)} args={letter.args} nameOf={nameOf} />
          )}
        </div>
      </div>
    </Card>
  )
}
