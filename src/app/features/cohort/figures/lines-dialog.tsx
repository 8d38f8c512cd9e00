/** What a number counts, one line each, with the way to it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { GrowingList } from '../../../record/growing-list.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { FigureLine } from './figure.ts'
import styles from './figures.module.css'

interface LinesDialogProps {
  readonly title: string
  readonly lines: readonly FigureLine[]
  readonly onClose: () => void
}

export const LinesDialog = ({ title, lines, onClose }: LinesDialogProps) => {
  const { t } = useLingui()
  return (
    <Dialog title={title} isOpen onClose={onClose} closeLabel={t`Close`}>
      {lines.length === 0 ? (
        <p>
          <Trans>Nothing stands behind this.</Trans>
        </p>
      ) : (
        <GrowingList className={styles['lines']} page={40}>
          {lines.map((l) => {
            const words = (
              <>
                <span className={styles['words']}>
                  <span dir="auto">{l.text}</span>
                  {l.more !== undefined && l.more !== '' && (
                    <span className={styles['more']} dir="auto">
                      {l.more}
                    </span>
                  )}
                </span>
                {l.aside}
              </>
            )
            return l.to === undefined ? (
              <div key={l.key} className={styles['line']}>
                {words}
              </div>
            ) : (
              <Link key={l.key} to={l.to} className={styles['line']}>
                {words}
              </Link>
            )
          })}
        </GrowingList>
      )}
    </Dialog>
  )
}
