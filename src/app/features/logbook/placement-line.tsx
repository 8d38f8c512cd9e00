/** Where the work is done, so that nobody needs to ask whether the log goes to the right place. */
import type { Placement } from '#domain/placement.ts'
import { Factory } from 'lucide-react'
import styles from './practice-log-form.module.css'

/** @param placement undefined until the device has answered: the line is held for it */
export const PlacementLine = ({ placement }: { readonly placement: Placement | null | undefined }) =>
  placement === null ? null : (
    <p className={styles['place']}>
      {placement !== undefined && (
        <>
          <Factory aria-hidden size={16} />
          <bdi>{`${placement.enterpriseName}, ${placement.post}`}</bdi>
        </>
      )}
    </p>
  )
