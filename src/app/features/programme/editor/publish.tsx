/** The way from a draft to the next version: first everything that changes, then one button. Needs the network. */
import { programmeId } from '#domain/ids.ts'
import { differenceBetween } from '#domain/programme-import/preview.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useReplicator } from '../../../replication/replication-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { DifferenceCard } from '../difference-card.tsx'
import styles from './editor.module.css'
import type { Editor } from './use-editor.ts'
import { type Ground, takesOver } from './use-ground.ts'
import { useOnline } from './use-online.ts'
import { usePublish } from './use-publish.ts'

interface PublishProps {
  readonly ground: Ground
  readonly editor: Editor
}

/** An enterprise's own part that nobody has published yet. */
const isFirst = ({ variant, newest }: Ground): boolean => variant !== null && newest.variant == null

export const Publish = ({ ground, editor }: PublishProps) => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const { state, send, reset } = usePublish(ground, editor)
  const replicator = useReplicator()
  const navigate = useNavigate()
  const isOnline = useOnline()
  const { base, content, findings } = editor
  const next = isFirst(ground) ? 1 : base.version + 1
  const isStale = !isFirst(ground) && ground.newest.id !== base.id
  const stops = findings.some((f) => f.stops)

  const close = () => {
    reset()
    setOpen(false)
  }
  const publish = async () => {
    const made = await send()
    if (made === null) return
    const { version } = made
    await editor.finish()
    await replicator.syncNow()
    showToast({ text: t`Published as version ${version}` })
    void navigate(`/programmes/${encodeURIComponent(made.programme)}`)
  }
  return (
    <>
      <Button variant="primary" icon={<Send aria-hidden size={18} />} isDisabled={(editor.edits.length === 0 && !takesOver(ground)) || stops || isStale} onPress={() => setOpen(true)}>
        <Trans>Publish …</Trans>
      </Button>
      <Dialog
        title={t`Publish version ${next}`}
        isOpen={isOpen}
        onClose={close}
        closeLabel={t`Close`}
        footer={
          <Button variant="primary" full isDisabled={!isOnline || isStale} isPending={state.step === 'sending'} onPress={() => void publish()}>
            {state.step === 'sending' ? <Trans>Publishing …</Trans> : <Trans>Publish version {next}</Trans>}
          </Button>
        }
      >
        <div className={styles['stack']}>
          {isOpen && <DifferenceCard difference={differenceBetween(base, { ...base, ...content, id: programmeId.parse('draft') })} version={next} />}
          <p className={styles['quiet']}>
            <Trans>Apprentices stay on their version until you move their placements. A published version is never changed again.</Trans>
          </p>
          {!isOnline && (
            <p role="status" className={styles['waits']}>
              <Trans>Publishing needs the network. Your draft is kept on this device; publish it when you are connected.</Trans>
            </p>
          )}
          <div role="alert">
            {state.step === 'failed' && <p className={styles['problem']}>{[t(state.why), state.detail].filter((s) => s !== '').join(' ')}</p>}
            {isStale && (
              <p className={styles['problem']}>
                <Trans>Somebody else published a version meanwhile. Close this: both are shown above your draft, which is kept.</Trans>
              </p>
            )}
          </div>
        </div>
      </Dialog>
    </>
  )
}
