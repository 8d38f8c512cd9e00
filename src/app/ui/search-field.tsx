/** Narrowing a list while typing. Its label is heard, not seen: the lens says it. */
import { Search, X } from 'lucide-react'
import styles from './search-field.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly clearLabel: string
}

export const SearchField = ({ label, value, onChange, clearLabel }: SearchFieldProps) => (
  <div className={styles['search']}>
    <Search aria-hidden size={18} />
    <input type="search" aria-label={label} placeholder={label} dir="auto" className={styles['input']} value={value} onChange={(e) => onChange(e.target.value)} />
    {value !== '' && (
      <button type="button" className={styles['clear']} aria-label={clearLabel} onClick={() => onChange('')}>
        <X aria-hidden size={18} />
      </button>
    )}
  </div>
)
