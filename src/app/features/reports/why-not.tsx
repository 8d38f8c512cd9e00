/** The sentence for a server's no, or for its silence. */
import { Trans, useLingui } from '@lingui/react/macro'
import { WifiOff } from 'lucide-react'
import { Link } from 'react-router'
import { apiErrorSentence } from '../../record/sentences.ts'
import styles from './reports.module.css'
import type { WhyNot } from '../../replication/http.ts'

export const NeedsNetwork = () => (
  <p className={styles['offline']}>
    <WifiOff aria-hidden size={18} />
    <span>
      <Trans>The server makes reports, so this needs a network. Your choice is kept.</Trans>
    </span>
  </p>
)

export const WhyNotWords = ({ failed }: { readonly failed: WhyNot }) => {
  const { t } = useLingui()
  if (failed.why === 'unreachable') return <NeedsNetwork />
  const error = failed.error?.error ?? 'server-failed'
  return (
    <p className={styles['problem']}>
      {error === 'too-many-tries' ? (
        <Trans>Four of your reports are being made already. Wait for one of them, or cancel one.</Trans>
      ) : error === 'not-found' ? (
        <Trans>The server knows nobody here whose records you may report on. Choose another cohort.</Trans>
      ) : (
        t(apiErrorSentence[error])
      )}{' '}
      {failed.status === 401 && <Link to="/sign-in-again">{t`Sign in again`}</Link>}
    </p>
  )
}
