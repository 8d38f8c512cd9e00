/** Says quietly that the apprentice handed in again while she reads; nothing moves before she asks for it. */
import { Trans } from '@lingui/react/macro'
import { FileClock } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './review.module.css'

interface NewerRevisionProps {
  /** Its number; null where she reads the newest. */
  readonly newest: number | null
  readonly onRead: () => void
}

export const NewerRevision = ({ newest, onRead }: NewerRevisionProps) => (
  <div role="status" className={styles['alert']}>
    {newest !== null && (
      <div className={styles['newer']}>
        <FileClock aria-hidden size={18} />
        <span>
          <Trans>Revision {newest} has come while you read. What you see is the one before.</Trans>
        </span>
        <Button onPress={onRead}>
          <Trans>Read revision {newest}</Trans>
        </Button>
      </div>
    )}
  </div>
)
