/** What was said so far, returns included, and what is being written now. Each comment names the field it is pinned to. */
import type { Feedback } from '#domain/feedback.ts'
import type { Photo } from '#domain/photo.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquarePlus, Send, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDates } from '../../record/dates.ts'
import type { PhotoComment } from '../../record/photos/photo-comments.ts'
import { ShowOnPhoto } from '../../record/photos/show-on-photo.tsx'
import { notSavedSentence } from '../../record/sentences.ts'
import { logFieldWord, roleWord } from '../../record/words.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import styles from './comments-pane.module.css'
import { Notice } from './notice.tsx'
import { PhraseBar, withPhrase } from './phrase-bar.tsx'
import { usePhrases } from './phrases.ts'
import { phraseOf } from './review-keys.ts'
import { type CommentDrafts, inputIdOf, isWritten } from './use-comment-draft.ts'

/** While something is written but not sent, the program does not update itself. */
export const HoldsWork = () => {
  useHoldsWork()
  return null
}

interface CommentsPaneProps {
  readonly feedback: readonly Feedback[]
  /** Of the log, and what is pinned to them. */
  readonly photos?: readonly Photo[]
  readonly onPhotos?: readonly PhotoComment[]
  readonly drafts: CommentDrafts
  readonly mayWrite: boolean
  /** Sends what is written as comments that ask for nothing. */
  readonly onSend: () => Promise<void>
  /** The same comments may also go with a return. */
  readonly sendsBack: boolean
}

export const CommentsPane = ({ feedback, photos = [], onPhotos = [], drafts, mayWrite, onSend, sendsBack }: CommentsPaneProps) => {
  const { t } = useLingui()
  const phrases = usePhrases()
  const written = drafts.comments.filter(isWritten).length
  return (
    <section className={styles['pane']} aria-label={t`Comments`}>
      <h3>
        <Trans>Comments</Trans>
      </h3>
      {feedback.length === 0 && drafts.comments.length === 0 && (
        <p className={styles['none']}>
          <Trans>Nothing has been said here yet.</Trans>
        </p>
      )}
      <ul className={styles['said']}>
        {feedback.map((f) => (
          <Said key={f.id} feedback={f}>
            <ShowOnPhoto id={f.id} photos={photos} comments={onPhotos} />
          </Said>
        ))}
      </ul>
      {mayWrite && (
        <div className={styles['writing']}>
          {drafts.comments.map((c) => {
            const field = c.field === null ? null : t(logFieldWord[c.field])
            const mark = onPhotos.find((p) => p.id === c.id)?.number
            return (
              <div key={c.id} className={styles['draft']}>
                <TextArea
                  id={inputIdOf(c)}
                  label={mark !== undefined ? t`Comment on mark ${mark}` : field === null ? t`Comment on the whole` : t`Comment on ${field}`}
                  value={c.text}
                  rows={2}
                  onChange={(text) => drafts.write(c.id, text)}
                  onKeyDown={(e) => {
                    const phrase = e.altKey && !e.ctrlKey && !e.metaKey ? phraseOf(phrases.all, e.code) : undefined
                    if (phrase === undefined) return
                    e.preventDefault()
                    drafts.write(c.id, withPhrase(c.text, phrase))
                  }}
                />
                <ShowOnPhoto id={c.id} photos={photos} comments={onPhotos} />
                <PhraseBar phrases={phrases} text={c.text} onWrite={(text) => drafts.write(c.id, text)} />
                <Button variant="plain" onPress={() => drafts.remove(c.id)}>
                  <Trans>Remove</Trans>
                </Button>
              </div>
            )
          })}
          {!drafts.comments.some((c) => c.field === null) && (
            <Button variant="quiet" icon={<MessageSquarePlus aria-hidden size={18} />} onPress={() => drafts.pin(null)}>
              {sendsBack ? <Trans>Comment on the whole</Trans> : <Trans>Write a comment</Trans>}
            </Button>
          )}
          <Notice of={drafts.notSaved === null ? null : notSavedSentence[drafts.notSaved]} />
          {written > 0 && (
            <>
              <Button icon={<Send aria-hidden size={18} />} onPress={() => void onSend()}>
                {sendsBack ? <Trans>Send without returning</Trans> : <Trans>Send</Trans>}
              </Button>
              {sendsBack && <p className={styles['none']}>{t`${plural(written, { one: 'One comment goes', other: '# comments go' })} with a return.`}</p>}
            </>
          )}
        </div>
      )}
    </section>
  )
}

const isLogField = (field: string): field is keyof PracticeLogContent => Object.hasOwn(logFieldWord, field)

const Said = ({ feedback: f, children }: { readonly feedback: Feedback; readonly children: ReactNode }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { profile } = useStore()
  // A comment may name a place inside a field, `measurements.2.value`.
  const head = f.field?.split('.')[0] ?? null
  const field = head === null ? null : isLogField(head) ? t(logFieldWord[head]) : head
  const who = f.by.person === profile.person ? t`you` : `${f.by.name}, ${t(roleWord[f.by.role])}`
  const revision = f.about.revision
  return (
    <li className={styles['comment']} data-own={f.by.person === profile.person || undefined}>
      <p className={styles['meta']}>
        {f.returns && (
          <span className={styles['returned']}>
            <Undo2 aria-hidden size={13} />
            <Trans>returned</Trans>
          </span>
        )}
        {[field === null ? null : t`on ${field}`, who, dates.moment(f.at), revision === null ? null : t`revision ${revision}`].filter((s) => s !== null).join(' · ')}
      </p>
      <p className={styles['text']} dir="auto">
        {f.text}
      </p>
      {children}
    </li>
  )
}
