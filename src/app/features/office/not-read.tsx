/** The server was not reached, or said no: what that means in the office, and how to go on. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { NotGiven } from '../../record/not-given.tsx'
import { apiErrorSentence } from '../../record/sentences.ts'
import type { WhyNot } from '../../replication/http.ts'

const noNetwork: MessageDescriptor = msg`The office needs the network; what you typed is kept on this device.`

/** A sentence for a form: what happened to what was typed. */
export const whyNotSaved = (failed: WhyNot): MessageDescriptor => (failed.why === 'unreachable' ? noNetwork : apiErrorSentence[failed.error?.error ?? 'server-failed'])

export const NotRead = ({ failed, onAgain }: { readonly failed: WhyNot; readonly onAgain: () => unknown }) => {
  const { t } = useLingui()
  const withoutNetwork = {
    title: t`The office needs the network`,
    text: t`What the office works with is not kept on this device. It comes by itself when the network is back; what you typed in forms is kept.`,
  }
  const isGone = failed.why === 'refused' && failed.status === 404
  return <NotGiven failed={failed} onAgain={onAgain} title={isGone ? t`This is not here any more` : undefined} withoutNetwork={withoutNetwork} />
}
