/** A question in front of the page: a sheet from below on a phone, a panel in the middle elsewhere. Escape leaves. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly closeLabel: string
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
  readonly footer?: ReactNode
}

export const Dialog = ({ title, isOpen, onClose, closeLabel, role = 'dialog', children, footer }: DialogProps) => (
  <ModalOverlay isOpen={isOpen} isDismissable={role === 'dialog'} onOpenChange={(open) => !open && onClose()} className={styles['overlay'] ?? ''}>
    <Modal className={styles['modal'] ?? ''}>
      <AriaDialog role={role} className={styles['dialog'] ?? ''}>
        <div className={styles['head']}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          <button type="button" className={styles['close']} aria-label={closeLabel} onClick={onClose}>
            <X aria-hidden />
          </button>
        </div>
        {children}
        {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
)
