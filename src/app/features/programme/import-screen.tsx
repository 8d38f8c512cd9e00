/** Import of a training plan: first everything is shown that the file holds and changes, then one button sends it. */
import { judgeSchoolDeed } from '#domain/access.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileUp, ShieldX } from 'lucide-react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { refusalSentence } from '../../record/sentences.ts'
import { Screen } from '../../record/screen.tsx'
import { useReplicator } from '../../replication/replication-context.tsx'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ImportPreviewCard } from './import-preview.tsx'
import { problemSentence } from './import-sentences.ts'
import styles from './programme.module.css'
import { type ImportState, useImport } from './use-import.ts'

export const ImportScreen = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  const refusal = judgeSchoolDeed(actor, 'import-programme')
  return (
    <Screen title={t`Import a programme`} back="/programmes">
      {refusal === null ? (
        <Import />
      ) : (
        <EmptyState icon={<ShieldX size={40} />} title={t`Only a coordinator imports programmes`}>
          {t(refusalSentence[refusal.because])}
        </EmptyState>
      )}
    </Screen>
  )
}

const Import = () => {
  const { t } = useLingui()
  const { state, choose, send } = useImport()
  const replicator = useReplicator()
  const navigate = useNavigate()
  useHoldsWork()

  const finish = async () => {
    const made = await send()
    if (made === null) return
    const { version } = made
    await replicator.syncNow()
    showToast({ text: made.unchanged ? t`This document is version ${version} already; nothing was written.` : t`Imported as version ${version}` })
    void navigate(`/programmes/${encodeURIComponent(made.programme)}`)
  }
  return (
    <>
      <DropZone
        className={styles['drop'] ?? ''}
        aria-label={t`Drop a file here`}
        onDrop={(e) => {
          const item = e.items.find((i) => i.kind === 'file')
          if (item !== undefined) void item.getFile().then(choose)
        }}
      >
        <FileUp aria-hidden size={32} />
        <p>
          <Trans>A CASE 1.0 package or a Craftlog programme, JSON, up to 16 MB. Choose it or drop it here.</Trans>
        </p>
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) void choose(file)
          }}
        >
          <Button variant={state.step === 'preview' || state.step === 'sending' ? 'quiet' : 'primary'} isDisabled={state.step === 'sending'}>
            {state.step === 'choose' ? t`Choose a file` : t`Choose another file`}
          </Button>
        </FileTrigger>
      </DropZone>
      <Outcome state={state} />
      {(state.step === 'preview' || state.step === 'sending') && <ImportPreviewCard state={state} onImport={() => void finish()} />}
    </>
  )
}

/** What became of the file, said aloud when it changes. */
const Outcome = ({ state }: { readonly state: ImportState }) => {
  const { t } = useLingui()
  const name = state.step === 'choose' ? '' : state.file.name
  return (
    <>
      <p role="status" className={styles['status']}>
        {state.step === 'reading' && <Trans>Reading {name}…</Trans>}
        {state.step === 'sending' && <Trans>Importing {name}…</Trans>}
      </p>
      <div role="alert">
        {state.step === 'unreadable' && (
          <div className={styles['problem']}>
            <p>
              <b dir="auto">{name}</b>
            </p>
            <p>{t(problemSentence[state.problem.code])}</p>
            {state.problem.detail !== '' && <code className={styles['detail']}>{state.problem.detail}</code>}
          </div>
        )}
        {state.step === 'preview' && state.failed !== null && <p className={styles['problem']}>{t(state.failed)}</p>}
      </div>
    </>
  )
}
