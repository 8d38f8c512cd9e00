/** The server was not reached, or said no: what that means here, and how to go on. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert, WifiOff } from 'lucide-react'
import { apiErrorSentence } from '../../record/sentences.ts'
import type { WhyNot } from '../../replication/http.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

const noNetwork: MessageDescriptor = msg`The office needs the network; what you typed is kept on this device.`

/** A sentence for a form: what happened to what was typed. */
export const whyNotSaved = (failed: WhyNot): MessageDescriptor => (failed.why === 'unreachable' ? noNetwork : apiErrorSentence[failed.error?.error ?? 'server-failed'])

export const NotRead = ({ failed, onAgain }: { readonly failed: WhyNot; readonly onAgain: () => void }) => {
  const { t } = useLingui()
  const again = <Button onPress={onAgain}>{t`Try again`}</Button>
  if (failed.why === 'unreachable')
    return (
      <EmptyState icon={<WifiOff size={40} />} title={t`The office needs the network`} action={again}>
        <Trans>Thousands of people are not kept on this device. The list comes by itself when the network is back; what you typed in forms is kept.</Trans>
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<TriangleAlert size={40} />}
      title={failed.status === 404 ? t`This is not here any more` : t`The server did not give this`}
      action={failed.status === 401 ? <ButtonLink to="/sign-in-again" variant="primary">{t`Sign in again`}</ButtonLink> : again}
    >
      {t(apiErrorSentence[failed.error?.error ?? 'server-failed'])}
    </EmptyState>
  )
}
