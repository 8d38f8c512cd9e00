/** What left this device's view though nobody took it away: what it was, why, every word of it, and a way to keep it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { type CompetencyName, RawText, SaidList } from '../../record/deed-text.tsx'
import { GrowingList } from '../../record/growing-list.tsx'
import { saveFile } from '../../record/save-file.ts'
import { notSavedSentence } from '../../record/sentences.ts'
import type { LostItem } from '../../store/database.ts'
import { dismissLost } from '../../store/lost.ts'
import { SaveFailed, saving } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { showToast } from '../../ui/toast.tsx'
import { lostSentence, lostWord, useLostSaid } from './lost-words.ts'
import styles from './outbox.module.css'
import type { Found, LostAndFound as Lost } from './use-lost.ts'

/** Up to so many lie open; a longer list is read by its titles. */
const FEW = 3

interface LostAndFoundProps {
  readonly lost: Lost
  readonly nameOf: CompetencyName
  /** After a card has left the list. */
  readonly onGone: () => void
}

export const LostAndFound = ({ lost: { fresh, seen }, nameOf, onGone }: LostAndFoundProps) => {
  const { t } = useLingui()
  const count = seen.length
  if (fresh.length + count === 0) return null
  return (
    <Section title={t`Lost and found`}>
      <GrowingList className={styles['cards']}>
        {fresh.map((l) => (
          <LostCard key={l.item.key} found={l} nameOf={nameOf} isOpen={fresh.length <= FEW} onGone={onGone} />
        ))}
      </GrowingList>
      {count > 0 && (
        <Disclosure title={t`Seen already: ${count}`}>
          <GrowingList className={styles['cards']}>
            {seen.map((l) => (
              <LostCard key={l.item.key} found={l} nameOf={nameOf} isOpen={false} />
            ))}
          </GrowingList>
        </Disclosure>
      )}
    </Section>
  )
}

interface LostCardProps {
  readonly found: Found
  readonly nameOf: CompetencyName
  readonly isOpen: boolean
  readonly onGone?: () => void
}

const LostCard = ({ found: { item, whose }, nameOf, isOpen, onGone }: LostCardProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const said = useLostSaid()
  const words = said(item, nameOf)
  const when = dates.moment(item.at)
  return (
    <Card as="article">
      <div className={styles['parked']}>
        <div>
          <h3 className={styles['subject']} dir="auto">
            {whose === null ? t(lostWord(item)) : `${t(lostWord(item))} · ${whose}`}
          </h3>
          <p className={styles['quiet']}>
            <Trans>found {when}</Trans>
          </p>
        </div>
        <p>{t(lostSentence[item.why])}</p>
        <Disclosure title={t`What is in it`} isOpen={isOpen}>
          {words === null ? <RawText value={item.row?.row ?? item.draft?.value ?? null} /> : <SaidList said={words} />}
        </Disclosure>
        <Ways item={item} onGone={onGone} />
      </div>
    </Card>
  )
}

const Ways = ({ item, onGone }: { readonly item: LostItem; readonly onGone: (() => void) | undefined }) => {
  const { t } = useLingui()
  const { db } = useStore()
  const mark = async (seen: boolean): Promise<boolean> => {
    try {
      await saving<unknown>(db, () => (seen ? dismissLost(db, item.key) : db.lost.update(item.key, { seen })))
      return true
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      showToast({ text: t(notSavedSentence[e.why]) })
      return false
    }
  }
  const putAway = async () => {
    if (!(await mark(true))) return
    onGone?.()
    showToast({ text: t`Put away`, undo: { label: t`Undo`, run: () => void mark(false) } })
  }
  const name = `craftlog-${item.row?.type ?? 'draft'}-${new Date(item.at).toISOString().slice(0, 10)}.json`
  return (
    <div className={styles['ways']}>
      <Button icon={<Download aria-hidden size={18} />} onPress={() => saveFile(name, { why: item.why, at: item.at, row: item.row, draft: item.draft })}>
        {t`Save as file`}
      </Button>
      {onGone !== undefined && (
        <Button variant="plain" onPress={() => void putAway()}>
          {t`I have seen it`}
        </Button>
      )}
    </div>
  )
}
