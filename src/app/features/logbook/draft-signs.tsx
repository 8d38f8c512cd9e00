/** What the form says of its draft: the quiet sign under the title, and the note when a draft came back. */
import type { PracticeLogId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { saveDraft } from '../../store/drafts.ts'
import { newId } from '../../store/new-id.ts'
import { putBackPhotos, takePhotos } from '../../store/photos.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { draftKey } from './draft-key.ts'
import type { LogForm } from './log-form.ts'
import type { Opening } from './opening.ts'
import styles from './practice-log-form.module.css'
import type { DraftSign } from './use-draft.ts'

export const DraftSignText = ({ sign }: { readonly sign: DraftSign }) => (
  <span data-testid="draft-sign" className={sign === 'failed' ? styles['notSaved'] : undefined}>
    {sign === 'untouched' && <Trans>Saved as you write</Trans>}
    {sign === 'writing' && <Trans>Saving draft …</Trans>}
    {sign === 'saved' && <Trans>Draft saved</Trans>}
    {sign === 'failed' && <Trans>Draft not saved: the device's storage did not answer</Trans>}
  </span>
)

interface DraftBackProps {
  readonly opening: Opening
  readonly form: LogForm
  readonly discard: () => Promise<void>
}

export const DraftBack = ({ opening, form, discard }: DraftBackProps) => {
  const { t } = useLingui()
  const { db } = useStore()
  const navigate = useNavigate()
  const dates = useDates()
  const { id, was, restored, log } = opening
  if (restored === null) return null
  const throwAway = async () => {
    await discard()
    const photos = await takePhotos(db, form.photos.map((p) => p.sha256))
    showToast({ text: t`Draft discarded`, undo: { label: t`Undo`, run: () => void putBackPhotos(db, photos).then(() => saveDraft(db, draftKey(id), { id, was, form })) } })
    await navigate(log === null ? '/logbook' : `/logbook/${id}`)
  }
  const when = dates.moment(restored)
  return (
    <div className={styles['back']}>
      <p>
        <Trans>Here is your draft of {when}.</Trans>
      </p>
      <div className={styles['backActions']}>
        {log === null && (
          <Button variant="plain" onPress={() => void navigate(`/logbook/new?draft=${newId<PracticeLogId>()}`)}>
            <Trans>Start another log</Trans>
          </Button>
        )}
        <Button variant="plain" onPress={() => void throwAway()}>
          <Trans>Discard draft</Trans>
        </Button>
      </div>
    </div>
  )
}
