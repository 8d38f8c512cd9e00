/** One thing, as large as the screen: a photo, looked at or drawn upon. Escape leaves, the focus goes back to where it came from. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import styles from './full-screen.module.css'

interface FullScreenProps {
  readonly title: string
  readonly onClose: () => void
  readonly closeLabel: string
  /** What is shown; it has all the room between title and footer. */
  readonly children: ReactNode
  readonly footer: ReactNode
}

export const FullScreen = ({ title, onClose, closeLabel, children, footer }: FullScreenProps) => (
  <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className={styles['overlay'] ?? ''}>
    <Modal className={styles['modal'] ?? ''}>
      <Dialog className={styles['dialog'] ?? ''}>
        <div className={styles['head']}>
          <Heading slot="title" className={styles['title'] ?? ''} dir="auto">
            {title}
          </Heading>
          <button type="button" className={styles['close']} aria-label={closeLabel} onClick={onClose}>
            <X aria-hidden />
          </button>
        </div>
        <div className={styles['stage']}>{children}</div>
        <div className={styles['footer']}>{footer}</div>
      </Dialog>
    </Modal>
  </ModalOverlay>
)
