/** On which devices apprentices show their codes. They set themselves up, and need nobody's hand as a rule. */
import { dayAt } from '#domain/calendar-day.ts'
import type { KeysResponse } from '#sync/office.ts'
import { useLingui } from '@lingui/react/macro'
import { useDeferredValue, useState } from 'react'
import { useDates } from '../../../record/dates.ts'
import { GrowingList } from '../../../record/growing-list.tsx'
import { Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import styles from './keys.module.css'

type Phone = KeysResponse['phones'][number]
const PAGE = 50

export const PhoneList = ({ phones }: Pick<KeysResponse, 'phones'>) => {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words).trim().toLocaleLowerCase()
  const found = phones.filter((p) => `${p.name} ${p.label}`.toLocaleLowerCase().includes(wanted)).toSorted((a, b) => a.name.localeCompare(b.name) || b.since - a.since)
  return (
    <Section title={t`Phones of apprentices`}>
      {phones.length === 0 ? (
        <EmptyState title={t`No phone has set itself up yet`} />
      ) : (
        <>
          <SearchField label={t`Search by person or device`} value={words} onChange={setWords} clearLabel={t`Clear the search`} />
          <GrowingList key={wanted} page={PAGE} className={styles['phones']}>
            {found.map((phone) => (
              <PhoneLine key={phone.id} phone={phone} />
            ))}
          </GrowingList>
        </>
      )}
    </Section>
  )
}

const PhoneLine = ({ phone: { name, label, since, expires, ended } }: { readonly phone: Phone }) => {
  const { t } = useLingui()
  const dates = useDates()
  const from = dates.fullDay(dayAt(since))
  const until = dates.fullDay(dayAt(expires))
  return (
    <div className={styles['phone']}>
      <b dir="auto">{name}</b>
      <span dir="auto">{label}</span>
      <span className={styles['quiet']}>{ended === null ? t`since ${from}, certified until ${until}` : ended === 'lost' ? t`reported lost` : t`given up`}</span>
    </div>
  )
}
