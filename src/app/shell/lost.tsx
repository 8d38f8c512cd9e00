/** An address that leads nowhere, and a screen that failed: what was kept, and the way back. */
import { Trans, useLingui } from '@lingui/react/macro'
import { CloudDownload, Compass, TriangleAlert } from 'lucide-react'
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
  // A defect of ours; often mended by starting anew.
  const detail = error instanceof Error ? error.message : ''
  // Screens for a desk are fetched when they are first opened (worker/sw.ts): without a network, with the server away, or gone after an update.
  if (/dynamically imported module|module script/i.test(detail)) return <NotFetched />
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

const NotFetched = () => {
  const { t } = useLingui()
  return (
    <main>
      <EmptyState icon={<CloudDownload size={40} />} title={t`This screen is not on this device yet`} action={
          <>
            <Button variant="primary" onPress={() => location.reload()}>{t`Try again`}</Button>
            <ButtonLink to="/">{t`Back to the start`}</ButtonLink>
          </>
        }
      >
        <Trans>It comes over the network the first time, and is kept from then on. What you saved is on this device.</Trans>
      </EmptyState>
    </main>
  )
}
