/** Choosing one of very many: a search that the server answers, and what was found as a short list to pick from. */
import type { ListQuery, OfficeList } from '#sync/office-entries.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FieldErrorText } from '../../ui/field-frame.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { whyNotSaved } from './not-read.tsx'
import styles from './office.module.css'
import { useList } from './use-list.ts'

export interface Picked {
  readonly id: string
  readonly name: string
}

interface EntryPickerProps {
  /** Where an error leads. */
  readonly id: string
  readonly label: string
  readonly list: Exclude<OfficeList, 'placements'>
  readonly narrow?: ListQuery
  readonly value: Picked | null
  readonly onChange: (picked: Picked) => void
  readonly error?: string | undefined
  readonly isFixed?: boolean
}

export const EntryPicker = ({ id, label, list, narrow = {}, value, onChange, error, isFixed = false }: EntryPickerProps) => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(false)
    // The list has gone; the focus goes to what was chosen.
    requestAnimationFrame(() => box.current?.querySelector('button')?.focus())
  }
  const pick = (picked: Picked) => {
    onChange(picked)
    close()
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'Escape' || !isOpen) return
    e.preventDefault()
    close()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes from wherever in the list one is
    <div ref={box} id={id} tabIndex={-1} role="group" aria-label={label} className={styles['item']} onKeyDown={onKeyDown}>
      <b>{label}</b>
      <div className={styles['picked']}>
        <span dir="auto">{value === null ? <Trans>Not chosen yet</Trans> : value.name}</span>
        {!isFixed && (
          <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t`Close` : value === null ? t`Choose: ${label}` : t`Change: ${label}`}
          </Button>
        )}
      </div>
      {isOpen && <Found label={label} list={list} narrow={narrow} onPick={pick} />}
      {error !== undefined && <FieldErrorText id={`${id}-error`}>{error}</FieldErrorText>}
    </div>
  )
}

const MOST = 8

const Found = ({ label, list, narrow, onPick }: Pick<EntryPickerProps, 'label' | 'list'> & { readonly narrow: ListQuery; readonly onPick: (p: Picked) => void }) => {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const { page, failed, isPending } = useList(list, { ...narrow, search })
  const found = (page?.rows ?? []).slice(0, MOST)
  const more = (page?.total ?? 0) - found.length
  return (
    <div className={styles['group']}>
      <SearchField label={t`Search: ${label}`} value={search} onChange={setSearch} clearLabel={t`Clear the search`} />
      {failed !== null && (
        <p role="alert" className={styles['error']}>
          {t(whyNotSaved(failed))}
        </p>
      )}
      <div className={styles['buttons']} aria-busy={isPending}>
        {found.map((row) => (
          <Button key={row.id} onPress={() => onPick({ id: row.id, name: row.name })}>
            {row.name}
          </Button>
        ))}
      </div>
      <p role="status" className={styles['quiet']}>
        {page !== null && found.length === 0 && <Trans>Nothing fits this search</Trans>}
        {more > 0 && <Trans>{more} more; type to narrow.</Trans>}
      </p>
    </div>
  )
}
