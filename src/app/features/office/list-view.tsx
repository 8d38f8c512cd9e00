/** A searched list: how many there are, a table of them, the next page, and what to do where there is nothing. */
import type { OfficeList, OfficePage } from '#sync/office-entries.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TypeOf } from '../../replication/office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Table } from '../../ui/table.tsx'
import { NotRead } from './not-read.tsx'
import styles from './office.module.css'
import type { useList } from './use-list.ts'

type Row<L extends OfficeList> = OfficePage<TypeOf<L>>['rows'][number]

interface ListViewProps<L extends OfficeList> {
  readonly caption: string
  readonly list: ReturnType<typeof useList<L>>
  readonly search: string
  readonly onSearch: (words: string) => void
  readonly filters?: ReactNode
  readonly isNarrowed: boolean
  readonly head: readonly string[]
  readonly renderRow: (row: Row<L>, page: OfficePage<TypeOf<L>>) => ReactNode
  /** Where there is nothing at all yet. */
  readonly empty: ReactNode
}

export const ListView = <L extends OfficeList>({ caption, list, search, onSearch, filters, isNarrowed, head, renderRow, empty }: ListViewProps<L>) => {
  const { t } = useLingui()
  const { page, isPending, failed, isMoreMissing } = list
  const notRead = failed !== null && <NotRead failed={failed} onAgain={list.again} />
  const isRead = page !== null && (failed === null || isMoreMissing)
  const shown = page?.rows.length ?? 0
  const total = page?.total ?? 0
  return (
    <>
      <div className={styles['tools']}>
        <SearchField label={t`Search by name`} value={search} onChange={onSearch} clearLabel={t`Clear the search`} />
        {filters}
      </div>
      <p role="status" className={styles['count']} aria-busy={isPending}>
        {page === null && isPending && <Trans>Asking the server…</Trans>}
        {isRead && (shown < total ? <Trans>{shown} of {total}</Trans> : <Trans>{total} in all</Trans>)}
      </p>
      {!isRead && notRead}
      {isRead && total === 0 && (isNarrowed ? <EmptyState icon={<SearchX size={40} />} title={t`Nothing fits this search`} /> : empty)}
      {isRead && total > 0 && (
        <>
          <Table caption={caption} hideCaption>
            <thead>
              <tr>
                {head.map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className={styles['rows']}>{page.rows.map((r) => renderRow(r, page))}</tbody>
          </Table>
          {page.more && (
            <div className={styles['more']}>
              <Button isPending={isPending} onPress={list.more}>{t`Show more`}</Button>
            </div>
          )}
          {notRead}
        </>
      )}
    </>
  )
}
