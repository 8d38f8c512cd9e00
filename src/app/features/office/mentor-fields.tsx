/** Who guides, from when until when. Nobody who guided is taken off, only given a last day. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { DayField, SelectField } from '../../ui/fields.tsx'
import { EntryPicker } from './entry-picker.tsx'
import styles from './office.module.css'
import { newTurn, type TurnForm } from './placement-form.ts'
import { type PlacementPartProps, useFieldError } from './placement-part.ts'

export const MentorFields = ({ f, office }: PlacementPartProps) => {
  const { t } = useLingui()
  const error = useFieldError(office)
  const set = (id: string, part: Partial<TurnForm>) => office.change({ mentors: f.mentors.map((m) => (m.id === id ? { ...m, ...part } : m)) })
  return (
    <fieldset id="office-mentors" tabIndex={-1} className={styles['group']}>
      <legend>
        <Trans>Mentors and deputies</Trans>
      </legend>
      {error('mentors') !== undefined && (
        <p className={styles['error']}>
          <Trans>Whoever guided stays on the list; give him a last day instead.</Trans>
        </p>
      )}
      {f.mentors.length === 0 && (
        <p className={styles['quiet']}>
          <Trans>Nobody guides yet. A placement needs a mentor before it may start.</Trans>
        </p>
      )}
      {f.mentors.map((m, n) => (
        <div key={m.id} className={styles['item']} role="group" aria-label={m.person?.name ?? t`Mentor`}>
          <EntryPicker id={`office-mentors-${n}`} label={t`Mentor`} list="people" narrow={{ role: 'mentor', ...(f.enterprise === null ? {} : { enterprise: f.enterprise.id }) }} value={m.person} onChange={(person) => set(m.id, { person })} error={error(`mentors.${n}.person`)} isFixed={m.isSaved} />
          <div className={styles['pair']}>
            <SelectField
              label={t`Guides as`}
              value={m.as}
              onChange={(as) => set(m.id, { as: as === 'deputy' ? 'deputy' : 'mentor' })}
              options={[
                { value: 'mentor', label: t`Mentor` },
                { value: 'deputy', label: t`Deputy` },
              ]}
            />
            <span />
            <DayField label={t`First day`} value={m.from} onChange={(from) => set(m.id, { from })} error={error(`mentors.${n}.from`)} />
            <DayField label={t`Last day, empty while it lasts`} value={m.until} onChange={(until) => set(m.id, { until })} error={error(`mentors.${n}.until`)} />
          </div>
          {!m.isSaved && (
            <div className={styles['buttons']}>
              <Button onPress={() => office.change({ mentors: f.mentors.filter((other) => other.id !== m.id) })}>{t`Remove this line`}</Button>
            </div>
          )}
        </div>
      ))}
      <div className={styles['buttons']}>
        <Button icon={<Plus aria-hidden size={18} />} onPress={() => office.change({ mentors: [...f.mentors, newTurn(f.start)] })}>
          {t`Add a mentor or deputy`}
        </Button>
      </div>
    </fieldset>
  )
}
