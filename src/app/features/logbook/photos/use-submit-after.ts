/** A log is not handed in over a photo that is still being prepared: it would be left behind. */
import { useLingui } from '@lingui/react/macro'
import { showToast } from '../../../ui/toast.tsx'
import type { Capture } from './use-capture.ts'

export const useSubmitAfter = ({ progress }: Capture, submit: () => void): (() => void) => {
  const { t } = useLingui()
  return progress === null ? submit : () => showToast({ text: t`A photo is still being prepared. Submit when it is there.` })
}
