/** Work that was not accepted: why, every word of it, and four ways on. It stays until its author has decided. */
import { useLingui } from '@lingui/react/macro'
import { Download, PenLine, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { type CompetencyName, DeedText } from '../../record/deed-text.tsx'
import { RefusalWords } from '../../record/refusal-words.tsx'
import { saveFile } from '../../record/save-file.ts'
import { notSavedSentence } from '../../record/sentences.ts'
import { useReplicator } from '../../replication/replication-context.tsx'
import { dismiss, sendAgain } from '../../store/outbox.ts'
import { SaveFailed, saving } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDeedTitle } from './deed-line.tsx'
import { editAgain } from './edit-again.ts'
import styles from './outbox.module.css'
import type { ToldParked } from './use-outbox.ts'

interface ParkedCardProps {
  readonly told: ToldParked
  readonly nameOf: CompetencyName
  /** After the card has left the list. */
  readonly onGone: () => void
}

export const ParkedCard = ({ told, nameOf, onGone }: ParkedCardProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const title = useDeedTitle()
  const { item, deed, subject } = told
  const when = dates.moment(item.at)
  return (
    <Card tone="returned" as="article">
      <div className={styles['parked']}>
        <div>
          <h3 className={styles['subject']} dir="auto">
            {title.subject(subject) || title.deed(item.name)}
          </h3>
          <p className={styles['quiet']}>
            {title.deed(item.name)} · {t`written ${when}`}
          </p>
        </div>
        {item.refusal !== null && <RefusalWords refusal={item.refusal} isAuthor />}
        <DeedText title={t`What you wrote`} isOpen deed={deed} args={item.args} nameOf={nameOf} />
        <Ways told={told} onGone={onGone} />
      </div>
    </Card>
  )
}

const Ways = ({ told: { item, form }, onGone }: Omit<ParkedCardProps, 'nameOf'>) => {
  const { t } = useLingui()
  const { db, actor } = useStore()
  const { wake } = useReplicator()
  const navigate = useNavigate()
  const [failed, setFailed] = useState<SaveFailed['why'] | null>(null)
  const run = async (act: () => Promise<unknown>) => {
    try {
      await act()
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      setFailed(e.why)
    }
  }
  const again = () =>
    run(async () => {
      await saving(db, () => sendAgain(db, actor, item.uid))
      wake()
      onGone()
    })
  const seen = () =>
    run(async () => {
      await saving(db, () => dismiss(db, item.uid))
      onGone()
      const back = () => run(async () => saving(db, () => db.sent.update(item.uid, { state: 'parked' })))
      showToast({ text: t`Put away`, undo: { label: t`Undo`, run: () => void back() } })
    })
  const edit = () =>
    run(async () => {
      if (form !== null) await navigate(await editAgain(db, item.uid, form))
    })
  return (
    <>
      {failed !== null && <p role="alert">{t(notSavedSentence[failed])}</p>}
      <div className={styles['ways']}>
        {form !== null && (
          <Button variant="primary" icon={<PenLine aria-hidden size={18} />} onPress={() => void edit()}>
            {t`Edit`}
          </Button>
        )}
        <Button icon={<RotateCcw aria-hidden size={18} />} onPress={() => void again()}>
          {t`Send again`}
        </Button>
        <Button icon={<Download aria-hidden size={18} />} onPress={() => saveFile(`craftlog-${item.name}-${item.mid}.json`, { name: item.name, at: item.at, args: item.args, refusal: item.refusal })}>
          {t`Save as file`}
        </Button>
        <Button variant="plain" onPress={() => void seen()}>
          {t`I have read it`}
        </Button>
      </div>
    </>
  )
}
