/** One unit of the plan at a time. The phone's own list: it takes sixty units and long names. */
import type { UnitId } from '#domain/ids.ts'
import type { Unit } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import styles from './status-filter.module.css'

interface UnitFilterProps {
  readonly units: readonly Unit[]
  readonly chosen: UnitId | null
  readonly onChoose: (unit: UnitId | null) => void
}

export const UnitFilter = ({ units, chosen, onChoose }: UnitFilterProps) => {
  const { t, i18n } = useLingui()
  return (
    <select
      className={styles['unit']}
      aria-label={t`Unit of the plan`}
      data-chosen={chosen !== null || undefined}
      value={chosen ?? ''}
      onChange={(e) => onChoose(units.find((u) => u.id === e.target.value)?.id ?? null)}
    >
      <option value="">{t`All units`}</option>
      {units.map((u) => (
        <option key={u.id} value={u.id}>
          {`${u.code} ${inLanguage(u.title, i18n.locale)}`.trim()}
        </option>
      ))}
    </select>
  )
}
