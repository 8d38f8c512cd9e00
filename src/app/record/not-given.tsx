/** A page that is asked of the server was not given: without a network, or with a no. Why, and how to go on. */
import { Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert, WifiOff } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { WhyNot } from '../replication/http.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { apiErrorSentence } from './sentences.ts'

interface NotGivenProps {
  readonly failed: WhyNot
  /** Until what it returns is settled, the button says that it is being asked. */
  readonly onAgain: () => unknown
  /** What could not be had. */
  readonly title?: string | undefined
  /** Why this page has nothing to show by itself; by default, because it holds other people's words. */
  readonly withoutNetwork?: { readonly title?: string; readonly text: string }
}

/** The button that asks once more, for whatever tells by itself that something was not given. */
export const AskAgain = ({ onAgain }: Pick<NotGivenProps, 'onAgain'>) => {
  const { t } = useLingui()
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const mine = box.current
    return () => {
      // What was asked for takes the place of the button that had the focus: a person goes on at the page's heading.
      if (mine?.contains(document.activeElement) === true) document.querySelector('h1')?.focus({ preventScroll: true })
    }
  }, [])
  const ask = async () => {
    setAsking(true)
    await onAgain()
    setAsking(false)
  }
  return (
    <span ref={box}>
      <Button isPending={isAsking} onPress={() => void ask()}>{isAsking ? t`Asking the server…` : t`Try again`}</Button>
    </span>
  )
}

export const NotGiven = ({ failed, onAgain, title, withoutNetwork }: NotGivenProps) => {
  const { t } = useLingui()
  const again = <AskAgain onAgain={onAgain} />
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
