/**
 * The signature of the product: a sign-off is a small vermilion seal with its level. A double frame is endorsed, a
 * hollow one expired, a broken one changed since signing, a dotted ring one that the school has yet to see,
 * a corner taken off one that was put down from paper. Form says it,
 * colour only helps; words come with it.
 */
import styles from './seal.module.css'

export type SealLook = 'signed' | 'waiting' | 'endorsed' | 'expired' | 'changed' | 'asked' | 'practised' | 'untouched'

interface SealProps {
  readonly level: number | null
  readonly look: SealLook
  readonly label: string
  readonly size?: 's' | 'm' | 'l'
  readonly isOnPaper?: boolean
}

export const Seal = ({ level, look, label, size = 'm', isOnPaper = false }: SealProps) => (
  <span role="img" aria-label={label} title={label} className={styles['seal']} data-look={look} data-size={size} data-paper={isOnPaper || undefined}>
    <span aria-hidden>{look === 'practised' || look === 'untouched' ? '·' : (level ?? '?')}</span>
  </span>
)
