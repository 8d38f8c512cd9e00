/** A page that is asked of the server was not given: without a network, or with a no. Why, and how to go on. */
import { Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert, WifiOff } from 'lucide-react'
import type { WhyNot } from '../replication/http.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { apiErrorSentence } from './sentences.ts'

interface NotGivenProps {
  readonly failed: WhyNot
  readonly onAgain: () => void
  /** What could not be had. */
  readonly title?: string | undefined
  /** Why this page has nothing to show by itself; by default, because it holds other people's words. */
  readonly withoutNetwork?: { readonly title?: string; readonly text: string }
}

export const NotGiven = ({ failed, onAgain, title, withoutNetwork }: NotGivenProps) => {
  const { t } = useLingui()
  const again = <Button onPress={onAgain}>{t`Try again`}</Button>
  if (failed.why === 'unreachable')
    return (
      <EmptyState icon={<WifiOff size={40} />} title={withoutNetwork?.title ?? t`This page needs a network`} action={again}>
        {withoutNetwork?.text ?? <Trans>It is read from the server each time, because it holds other people's words. It comes by itself when the network is back.</Trans>}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<TriangleAlert size={40} />}
      title={title ?? t`The server did not give this`}
      action={failed.status === 401 ? <ButtonLink to="/sign-in-again" variant="primary">{t`Sign in again`}</ButtonLink> : again}
    >
      {t(apiErrorSentence[failed.error?.error ?? 'server-failed'])}
    </EmptyState>
  )
}
