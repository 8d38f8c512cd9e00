/** Private or shared. Sharing goes one way, and that is said before. */
import type { Reflection } from '#domain/reflection.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Lock, Share2, Users } from 'lucide-react'
import { useState } from 'react'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface SharingChoiceProps {
  readonly shared: boolean
  readonly onChange: (shared: boolean) => void
}

export const SharingChoice = ({ shared, onChange }: SharingChoiceProps) => {
  const { t } = useLingui()
  return (
    <RadioCards
      label={t`Who may read it?`}
      value={shared ? 'shared' : 'private'}
      onChange={(v) => onChange(v === 'shared')}
      options={[
        { value: 'private', title: t`Private`, text: t`Only you can read this. You can share it later.`, mark: <Lock aria-hidden /> },
        { value: 'shared', title: t`Shared`, text: t`Your mentor and teacher can read this. It cannot be taken back.`, mark: <Users aria-hidden /> },
      ]}
    />
  )
}

export const ShareLater = ({ reflection }: { readonly reflection: Reflection }) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const share = async () => {
    setAsking(false)
    try {
      const no = await mutate.reflection.share({ id: reflection.id })
      setProblem(no === null ? null : refusalSentence[no.because])
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      setProblem(notSavedSentence[e.why])
    }
  }
  return (
    <>
      {problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(problem)}</Banner>
        </div>
      )}
      <Button icon={<Share2 aria-hidden size={20} />} onPress={() => setAsking(true)}>
        {t`Share…`}
      </Button>
      <Dialog
        role="alertdialog"
        title={t`Share this reflection?`}
        isOpen={asking}
        onClose={() => setAsking(false)}
        closeLabel={t`Close`}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{t`Keep it private`}</Button>
            <Button variant="primary" onPress={() => void share()}>
              {t`Share`}
            </Button>
          </>
        }
      >
        <p>
          <Trans>Your mentor and teacher can read it from then on. This cannot be taken back.</Trans>
        </p>
      </Dialog>
    </>
  )
}
