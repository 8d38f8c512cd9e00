/** Calling a visit off, with a reason if there is one. The row stays: the apprentice sees that nobody comes. */
import type { VisitId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { useDeed } from '../../record/use-deed.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'

export const CancelVisit = ({ id, icon }: { readonly id: VisitId; readonly icon: ReactNode }) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const deed = useDeed()
  const [open, setOpen] = useState(false)
  const [because, setBecause] = useState('')
  const cancel = async () => {
    if (!(await deed.run(() => mutate.visit.cancel({ id, because: because.trim() })))) return
    setOpen(false)
    showToast({ text: t`The visit is called off` })
  }
  return (
    <>
      <Button icon={icon} onPress={() => setOpen(true)}>
        <Trans>Call it off</Trans>
      </Button>
      <Dialog
        title={t`Call the visit off?`}
        isOpen={open}
        onClose={() => setOpen(false)}
        closeLabel={t`Close`}
        footer={
          <Button variant="primary" onPress={() => void cancel()}>
            <Trans>Call it off</Trans>
          </Button>
        }
      >
        {deed.problem !== null && (
          <div role="alert">
            <Banner tone="bad">{t(deed.problem)}</Banner>
          </div>
        )}
        <TextArea label={t`Why (the apprentice reads it)`} value={because} onChange={setBecause} rows={3} />
      </Dialog>
    </>
  )
}
