/** Work that was not accepted: why, every word of it, and four ways on. It stays until its author has decided. */
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Download, PenLine, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { fieldErrorSentence, notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { logFieldWord } from '../../record/words.ts'
import { useReplicator } from '../../replication/replication-context.tsx'
import type { SentItem } from '../../store/database.ts'
import { dismiss, sendAgain } from '../../store/outbox.ts'
import { SaveFailed, saving } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useDeedTitle } from './deed-line.tsx'
import { editAgain, isEditable } from './edit-again.ts'
import styles from './outbox.module.css'
import { useSaid } from './said.ts'
import { saveFile } from './save-file.ts'
import type { Told } from './use-outbox.ts'
import { useCompetencyNames } from './use-competency-names.ts'

interface ParkedCardProps {
  readonly told: Told<SentItem>
  /** After the card has left the list. */
  readonly onGone: () => void
}

export const ParkedCard = ({ told, onGone }: ParkedCardProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const title = useDeedTitle()
  const { item, deed, subject } = told
  const when = dates.moment(item.at)
  // A refusal names a field by the arguments of the mutation: `content.minutes`, `set.measurements.2.value`.
  const fieldName = (path: string): string => {
    const field = path.replace(/^(content|set)\./, '').split('.')[0] ?? ''
    return Object.hasOwn(logFieldWord, field) ? t(logFieldWord[field as keyof typeof logFieldWord]) : path
  }
  const fields = item.refusal?.fields ?? []
  const reason = item.refusal === null ? '' : t(refusalSentence[item.refusal.because])
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
        {item.refusal !== null && (
          <div className={styles['reason']}>
            <CircleAlert aria-hidden size={20} />
            <div>
              <p>
                <Trans>Not accepted: {reason}</Trans>
              </p>
              {fields.map((f) => (
                <p key={f.path} className={styles['quiet']}>
                  {fieldName(f.path)}: {t(fieldErrorSentence[f.error])}
                </p>
              ))}
            </div>
          </div>
        )}
        <Disclosure title={t`What you wrote`} isOpen>
          {deed === null ? <pre className={styles['raw']}>{JSON.stringify(item.args, null, 2)}</pre> : <Words told={told} />}
        </Disclosure>
        <Ways told={told} onGone={onGone} />
      </div>
    </Card>
  )
}

const Words = ({ told: { deed } }: { readonly told: Told<SentItem> }) => {
  const { t, i18n } = useLingui()
  const said = useSaid()
  const names = useCompetencyNames()
  if (deed === null) return null
  const nameOf = (id: string): string => {
    const c = names?.get(id)
    return c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()
  }
  return (
    <dl className={styles['said']}>
      {said(deed, nameOf).map((s, n) => (
        // eslint-disable-next-line react/no-array-index-key -- two comments may have the same label
        <div key={n}>
          <dt>{t(s.label)}</dt>
          <dd dir="auto">{s.text}</dd>
        </div>
      ))}
    </dl>
  )
}

const Ways = ({ told: { item, deed }, onGone }: ParkedCardProps) => {
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
    })
  const edit = () =>
    run(async () => {
      if (deed !== null && isEditable(deed)) await navigate(await editAgain(db, item.uid, deed))
    })
  return (
    <>
      {failed !== null && <p role="alert">{t(notSavedSentence[failed])}</p>}
      <div className={styles['ways']}>
        {deed !== null && isEditable(deed) && (
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
