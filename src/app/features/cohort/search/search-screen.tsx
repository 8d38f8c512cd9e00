/** Searching what a class wrote: typed here, looked up at the school, read in full where this device holds it. */
import type { CohortId } from '#domain/ids.ts'
import type { LogSearch } from '#sync/cohort-progress.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { SearchX, Users } from 'lucide-react'
import { useParams } from 'react-router'
import { NotGiven } from '../../../record/not-given.tsx'
import { Screen } from '../../../record/screen.tsx'
import type { WhyNot } from '../../../replication/http.ts'
import { useLive } from '../../../store/store-context.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { cohortAddress } from '../../../record/cohort-addresses.ts'
import styles from '../cohort.module.css'
import { FoundLog } from './found-log.tsx'
import searchStyles from './search.module.css'
import { useLogSearch } from './use-log-search.ts'

export const SearchScreen = () => {
  const { t } = useLingui()
  const { cohort: id = '' } = useParams()
  const cohort = id as CohortId
  const search = useLogSearch(cohort)
  const { found, failed, words, here } = search
  const name = useLive(async (db) => (await db.rows('cohort').get(cohort))?.name, [cohort])
  return (
    <Screen title={t`Search the logs`} back={cohortAddress(id)} {...(name !== undefined && { subtitle: <bdi>{name}</bdi> })}>
      <SearchField label={t`Search the logs`} value={search.typed} onChange={search.type} clearLabel={t`Clear the search`} />
      <p role="status" className={[styles['quiet'], searchStyles['count']].join(' ')}>
        {!search.isLong && <Trans>At least two letters. All the words must stand in one log: in its task, what was done, own defects or an idea.</Trans>}
        {search.isPending && found === null && failed === null && <Trans>Asking the server…</Trans>}
        {found !== null && found.logs.length > 0 && <Count found={found} />}
      </p>
      {failed !== null && <NotSearched failed={failed} onAgain={search.again} />}
      {found?.logs.length === 0 && <EmptyState icon={<SearchX size={40} />} title={t`Nothing fits this search`} />}
      {found !== null && found.logs.length > 0 && (
        <ul className={[styles['list'], searchStyles['results']].join(' ')} aria-busy={search.isPending}>
          {found.logs.map((log) => (
            <li key={log.log}>
              <FoundLog found={log} cohort={cohort} words={words} isHere={here.has(log.log)} />
            </li>
          ))}
        </ul>
      )}
    </Screen>
  )
}

const Count = ({ found: { logs, more } }: { readonly found: LogSearch }) => {
  const { t } = useLingui()
  const n = logs.length
  return more ? <Trans>The newest {n} of more. Another word narrows it.</Trans> : t`${plural(n, { one: '# log', other: '# logs' })}`
}

const NotSearched = ({ failed, onAgain }: { readonly failed: WhyNot; readonly onAgain: () => unknown }) => {
  const { t } = useLingui()
  if (failed.why !== 'refused' || failed.status !== 404) return <NotGiven failed={failed} onAgain={onAgain} />
  return (
    <EmptyState icon={<Users size={40} />} title={t`Nobody here whom you teach`}>
      <Trans>What apprentices wrote is for those who teach them. If this is your class, ask the school office to add you.</Trans>
    </EmptyState>
  )
}
