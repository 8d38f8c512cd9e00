/** An address that leads nowhere, and a screen that failed: what was kept, and the way back. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Compass, TriangleAlert } from 'lucide-react'
import { useRouteError } from 'react-router'
import { Screen } from '../record/screen.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export const Lost = ({ home }: { readonly home: string }) => {
  const { t } = useLingui()
  return (
    <Screen title={t`Nothing here`}>
      <EmptyState icon={<Compass size={40} />} title={t`This page does not exist.`} action={<ButtonLink to={home}>{t`Back to the start`}</ButtonLink>}>
        <Trans>The address may be old, or what it showed may belong to somebody else.</Trans>
      </EmptyState>
    </Screen>
  )
}

export const ScreenFailed = () => {
  const { t } = useLingui()
  const error = useRouteError()
  // A chunk that is gone after an update, or a defect of ours; both are mended by starting anew.
  const detail = error instanceof Error ? error.message : ''
  return (
    <main>
      <EmptyState
        icon={<TriangleAlert size={40} />}
        title={t`This screen could not be shown.`}
        action={<Button variant="primary" onPress={() => location.reload()}>{t`Load again`}</Button>}
      >
        <Trans>What you saved is on this device, and drafts are kept.</Trans>
        <br />
        <small>{detail}</small>
      </EmptyState>
    </main>
  )
}
