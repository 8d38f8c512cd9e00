/** Finding a log again: by words, by the code of a skill, by its state. */
import { useLingui } from '@lingui/react/macro'
import { SearchField } from '../../ui/search-field.tsx'
import { type StateFilter, useLogbookView } from './logbook-view.ts'
import styles from './logbook-tools.module.css'

export const LogbookTools = () => {
  const { t } = useLingui()
  const { text, state, show } = useLogbookView()
  const states: readonly { readonly value: StateFilter; readonly label: string }[] = [
    { value: 'all', label: t`All logs` },
    { value: 'returned', label: t`Returned` },
    { value: 'submitted', label: t`Waiting` },
    { value: 'confirmed', label: t`Confirmed` },
  ]
  return (
    <div className={styles['tools']} role="search">
      <SearchField label={t`Search text or skill`} value={text} onChange={(text) => show({ text })} clearLabel={t`Clear search`} />
      <select aria-label={t`Show`} className={styles['state']} value={state} onChange={(e) => show({ state: e.target.value as StateFilter })}>
        {states.map((s) => (
          <option key={s.value} value={s.value}>
            {s.label}
          </option>
        ))}
      </select>
    </div>
  )
}
