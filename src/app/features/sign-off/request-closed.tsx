/** A request that no longer waits: who answered it, or why it went back; signing all the same is one step away. */
import { Trans } from '@lingui/react/macro'
import { Banner } from '../../ui/banner.tsx'
import styles from './claim.module.css'
import type { Claim } from './use-claim.ts'

export const RequestClosed = ({ claim: { request, earlier } }: { readonly claim: Claim }) => {
  const signer = earlier[0]?.by.name
  return (
    <div className={styles['notice']}>
      <Banner tone="info">
        {request?.returned != null && request.state === 'returned' ? (
          <Trans>
            <bdi>{request.returned.by.name}</bdi> returned this request: <bdi>{request.returned.because}</bdi>
          </Trans>
        ) : signer === undefined ? (
          <Trans>This request has been answered already.</Trans>
        ) : (
          <Trans>
            <bdi>{signer}</bdi> has answered this request already.
          </Trans>
        )}
      </Banner>
    </div>
  )
}
