/** Who did what in the office, and when. Nobody can change a line of it. */
import type { AuditLine } from '#sync/office-audit.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookLock } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { askAudit } from '../../replication/office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Table } from '../../ui/table.tsx'
import { NotRead } from './not-read.tsx'
import type { WhyNot } from '../../replication/http.ts'
import { OfficePage } from './office-page.tsx'
import styles from './office.module.css'

const deedWord: Readonly<Record<string, MessageDescriptor>> = {
  'enterprise.create': msg`Enterprise set up`,
  'enterprise.edit': msg`Enterprise changed`,
  'cohort.create': msg`Cohort set up`,
  'cohort.edit': msg`Cohort changed`,
  'person.create': msg`Person added`,
  'person.edit': msg`Person changed`,
  'person.retire': msg`Person left`,
  'person.return': msg`Person came back`,
  'placement.create': msg`Placement prepared`,
  'placement.edit': msg`Placement changed`,
  'placement.approve': msg`Placement let start`,
  'placement.take-approval-back': msg`Placement held back`,
  'placement.replace-mentor': msg`Mentor replaced`,
  'placement.move': msg`Placement ended, the next prepared`,
  'backup.download': msg`Backup downloaded`,
  'account.invite': msg`Join code made`,
  'account.reset': msg`Code for a new password made`,
  'account.join': msg`Account made with a code`,
  'account.new-password': msg`Password chosen anew with a code`,
}

const fieldWord: Readonly<Record<string, MessageDescriptor>> = {
  name: msg`Name`,
  roles: msg`Roles`,
  schoolNumber: msg`Student number`,
  employees: msg`Employees`,
  posts: msg`Posts`,
  post: msg`Post`,
  programme: msg`Programme`,
  teachers: msg`Teachers`,
  teacherName: msg`Teacher`,
  enterpriseName: msg`Enterprise`,
  start: msg`First day`,
  end: msg`Last day`,
  cohort: msg`Cohort`,
  enterprise: msg`Enterprise`,
  active: msg`Still here`,
  mentors: msg`Mentors and deputies`,
  weeklyHours: msg`Hours a week`,
  restDays: msg`Rest days`,
  minor: msg`Under 18 when it starts`,
  agreement: msg`Agreement signed on`,
  guardianConsent: msg`Guardian's consent signed on`,
  approved: msg`Placement let start`,
}
/** Names beside these say the same to a person. */
const BESIDE: Readonly<Record<string, string>> = { teacher: 'teacherName', enterprise: 'enterpriseName', postId: 'post', plan: 'programme' }

const LONGEST = 160
/** A fact as it stands in the log, short: of things with a name their names, with what is counted or dated in them. */
const short = (value: unknown): string => {
  if (value === undefined || value === null) return '–'
  if (Array.isArray(value)) return value.map(short).join(', ') || '–'
  if (typeof value !== 'object') return String(value).slice(0, LONGEST)
  const { name, rule, capacity, from, until } = value as Readonly<Record<string, unknown>>
  return [name ?? rule, capacity, from === undefined ? undefined : `${String(from)} – ${until === null ? '' : String(until)}`].filter((part) => part !== undefined).join(' · ').slice(0, LONGEST)
}

export const AuditScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const [lines, setLines] = useState<readonly AuditLine[] | null>(null)
  const [more, setMore] = useState(false)
  const [isPending, setPending] = useState(true)
  const [failed, setFailed] = useState<WhyNot | null>(null)
  const read = async (so: readonly AuditLine[]) => {
    setPending(true)
    const answer = await askAudit(so.at(-1)?.id ?? null, null)
    setPending(false)
    setFailed(answer.ok ? null : answer)
    if (!answer.ok) return
    setLines([...so, ...answer.value.lines])
    setMore(answer.value.more)
  }
  const first = useEffectEvent(() => void read([]))
  const again = useEffectEvent(() => {
    if (failed?.why === 'unreachable') void read(lines ?? [])
  })
  useEffect(() => {
    first()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  const wordOf = (line: AuditLine): string => {
    const word = deedWord[line.deed]
    return word === undefined ? line.deed : t(word)
  }
  const notRead = failed !== null && <NotRead failed={failed} onAgain={() => read(lines ?? [])} />
  return (
    <OfficePage>
      <p role="status" className={styles['count']}>
        {lines === null && isPending && <Trans>Asking the server…</Trans>}
      </p>
      {lines === null && notRead}
      {lines?.length === 0 && (
        <EmptyState icon={<BookLock size={40} />} title={t`Nothing was done in the office yet`}>
          <Trans>Every change that the office makes stands here with who made it, and nobody can take it out.</Trans>
        </EmptyState>
      )}
      {lines !== null && lines.length > 0 && (
        <>
          <Table caption={t`Log of deeds`} hideCaption>
            <thead>
              <tr>
                {[t`When`, t`Who`, t`What`, t`Whom or what`, t`Before → after`].map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td className={styles['days']}>{dates.moment(line.at)}</td>
                  <td dir="auto">{line.name}</td>
                  <td>{wordOf(line)}</td>
                  <td dir="auto">{line.subjectName}</td>
                  <td>
                    <Changes line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          {more && (
            <div className={styles['more']}>
              <Button isPending={isPending} onPress={() => void read(lines)}>{t`Show more`}</Button>
            </div>
          )}
          {notRead}
        </>
      )}
    </OfficePage>
  )
}

/** Of something new only that it is new: what it became stands with it. */
const Changes = ({ line: { was, is } }: { readonly line: AuditLine }) => {
  const { t } = useLingui()
  if (was === null || is === null) return <span className={styles['quiet']}>–</span>
  const changed = new Set([...Object.keys(was), ...Object.keys(is)])
  const fields = [...changed].filter((field) => !changed.has(BESIDE[field] ?? ''))
  const wordOf = (field: string): string => {
    const word = fieldWord[field]
    return word === undefined ? field : t(word)
  }
  return (
    <ul className={styles['quiet']}>
      {fields.map((field) => (
        <li key={field} dir="auto">
          {wordOf(field)}: {short(was[field])} → {short(is[field])}
        </li>
      ))}
    </ul>
  )
}
