/** What waits, by apprentice: each request a line to tap. A long list comes in pages, so that the first is there at once. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { shortNameOf, titleOf } from '../../record/judging/competency-name.ts'
import { useDates } from '../../record/dates.ts'
import { levelWord } from '../../record/words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import type { WaitingApprentice, WaitingRequest } from './use-waiting.ts'
import styles from './waiting-list.module.css'

const PAGE = 40

interface WaitingListProps {
  readonly groups: readonly WaitingApprentice[]
  readonly selected: string | null
}

export const WaitingList = ({ groups, selected }: WaitingListProps) => {
  const { t } = useLingui()
  const [most, setMost] = useState(PAGE)
  const all = groups.reduce((n, g) => n + g.requests.length, 0)
  const shown = groups.reduce<{ left: number; groups: readonly WaitingApprentice[] }>(
    ({ left, groups: done }, g) => (left <= 0 ? { left, groups: done } : { left: left - g.requests.length, groups: [...done, { ...g, requests: g.requests.slice(0, left) }] }),
    { left: most, groups: [] },
  ).groups
  return (
    <nav aria-label={t`Waiting for you`} className={styles['list']}>
      {shown.map((g) => (
        <section key={g.apprentice} className={styles['group']}>
          <div className={styles['head']}>
            <Avatar name={g.name} />
            <div className={styles['who']}>
              <h2 className={styles['name']} dir="auto">
                {g.name}
              </h2>
              <span className={styles['count']}>
                <Plural value={g.requests.length} one="# request" other="# requests" />
              </span>
              {g.standsInFor.length > 0 && <InPlaceOf names={g.standsInFor} />}
            </div>
          </div>
          <ul>
            {g.requests.map((r) => (
              <li key={r.request.id}>
                <RequestLink of={r} isSelected={r.request.id === selected} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {all > most && (
        <Button full onPress={() => setMost(most + PAGE)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </nav>
  )
}

/** A deputy signs in his own name; whom the apprentice meant stands with it. */
const InPlaceOf = ({ names }: { readonly names: readonly string[] }) => {
  const { i18n } = useLingui()
  const mentors = new Intl.ListFormat(i18n.locale).format(names)
  return (
    <span className={styles['for']}>
      <Trans>for {mentors}</Trans>
    </span>
  )
}

const RequestLink = ({ of: { request, competency }, isSelected }: { readonly of: WaitingRequest; readonly isSelected: boolean }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const asked = t(levelWord[request.selfLevel])
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // The list scrolls by itself beside the claim: what is being judged is in sight there.
    const list = isSelected ? link.current?.closest(`.${styles['list']}`)?.parentElement : null
    if (list != null && list.scrollHeight > list.clientHeight) link.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    <Link ref={link} to={`/sign-offs/${request.id}`} state={{ focus: 'claim' }} className={styles['request']} aria-current={isSelected ? 'page' : undefined}>
      <span className={styles['what']}>
        <b className={styles['code']}>{competency === undefined ? request.competency : shortNameOf(competency, i18n.locale)}</b>
        <span className={styles['title']} dir="auto">
          {competency === undefined || competency.code === '' ? '' : titleOf(competency, i18n.locale)}
        </span>
      </span>
      <span className={styles['facts']}>
        <span>
          <Trans>
            level {request.selfLevel}, {asked}
          </Trans>
        </span>
        <span>
          <Plural value={request.logs.length} one="# log" other="# logs" />
        </span>
        <span>{dates.moment(request.askedAt)}</span>
      </span>
    </Link>
  )
}
