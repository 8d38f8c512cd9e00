/** One piece of news: who did what to which thing, the words that were said, and the way there. */
import type { Feedback } from '#domain/feedback.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { OBSERVED } from '#domain/observation.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { CalendarCheck, Eye, MessageSquare, MessageSquareReply, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import type { News } from '../../record/unread.ts'
import { concernCategoryWord, levelPhrase, visitKindWord } from '../../record/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { SealLook } from '../../ui/seal.tsx'
import styles from './inbox.module.css'
import type { NamedInbox } from './use-inbox.ts'

interface Told {
  readonly mark: ReactNode
  readonly what: string
  /** The thing it is about. */
  readonly about: string
  /** Words of a person. */
  readonly quote: string
  readonly to: string
}

/** A comment on a part of a photo leads to that part. */
const logAddress = (log: string, comments: readonly Feedback[]): string => {
  const mark = comments.find((c) => c.region !== undefined)
  return `/logbook/${log}${mark === undefined ? '' : `?comment=${mark.id}`}`
}

const useTold = (inbox: NamedInbox) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const competency = (id: CompetencyId): string => {
    const c = inbox.competencies.get(id)
    return c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()
  }
  const seal = (of: SignOff, look: SealLook) => <SignOffSeal of={of} look={look} label={t(levelPhrase[of.level])} />
  return (n: News): Told => {
    switch (n.kind) {
      case 'returned-log': {
        const name = n.comments[0]?.by.name ?? ''
        const comments = t`${plural(n.comments.length, { one: '# comment', other: '# comments' })}`
        return {
          mark: <Undo2 aria-hidden className={styles['returned']} />,
          what: n.open ? t`${name} returned your log with ${comments}` : t`${name} had returned your log with ${comments}`,
          about: n.log.task,
          quote: n.comments[0]?.text ?? '',
          to: logAddress(n.log.id, n.comments),
        }
      }
      case 'feedback': {
        const { about, by, text } = n.feedback
        const name = by.name
        return {
          mark: <MessageSquare aria-hidden className={styles['comment']} />,
          what: t`${name} commented`,
          about: about.kind === 'competency' ? competency(about.id as CompetencyId) : (inbox.texts.get(about.id) ?? ''),
          quote: text,
          to: about.kind === 'practiceLog' ? logAddress(about.id, [n.feedback]) : about.kind === 'competency' ? `/skills/${about.id}` : `/reflections/${about.id}`,
        }
      }
      case 'returned-request': {
        const name = n.request.returned?.by.name ?? ''
        return {
          mark: <Undo2 aria-hidden className={styles['returned']} />,
          what: t`${name} returned your request for a sign-off`,
          about: competency(n.request.competency),
          quote: n.request.returned?.because ?? '',
          to: `/skills/${n.request.competency}`,
        }
      }
      case 'signed': {
        const name = n.signOff.by.name
        const level = t(levelPhrase[n.signOff.level])
        return {
          mark: seal(n.signOff, 'signed'),
          what: [t`${name} signed: ${level}`, ...(n.signOff.assurance === 'C' ? [t`Signed on paper`] : [])].join(' · '),
          about: competency(n.signOff.competency),
          quote: n.signOff.comment,
          to: `/skills/${n.signOff.competency}`,
        }
      }
      case 'endorsed': {
        const name = n.endorsement.by.name
        const level = t(levelPhrase[n.signOff.level])
        return {
          mark: seal(n.signOff, 'endorsed'),
          what: t`${name} endorsed: ${level}`,
          about: competency(n.signOff.competency),
          quote: '',
          to: `/skills/${n.signOff.competency}`,
        }
      }
      case 'withdrawn': {
        const name = n.withdrawal.by.name
        return {
          mark: seal(n.signOff, 'expired'),
          what: t`${name} withdrew a sign-off`,
          about: competency(n.signOff.competency),
          quote: n.withdrawal.because,
          to: `/skills/${n.signOff.competency}`,
        }
      }
      case 'disputed': {
        const name = n.dispute.by.name
        return {
          mark: seal(n.signOff, 'expired'),
          what: t`${name} disputes a sign-off: it counts nothing until this is settled`,
          about: competency(n.signOff.competency),
          quote: n.dispute.because,
          to: `/skills/${n.signOff.competency}`,
        }
      }
      case 'dispute-ended': {
        const name = n.dispute.takenBack?.by.name ?? ''
        return {
          mark: seal(n.signOff, 'signed'),
          what: t`${name} took the dispute back: the sign-off counts again`,
          about: competency(n.signOff.competency),
          quote: n.dispute.takenBack?.because ?? '',
          to: `/skills/${n.signOff.competency}`,
        }
      }
      case 'visit': {
        const v = n.visit
        const name = (v.wentBy ?? v.by).name
        const day = dates.day(v.wentOn ?? v.plannedFor)
        return {
          mark: <CalendarCheck aria-hidden className={styles['comment']} />,
          what: v.state === 'planned' ? t`${name} plans to see you on ${day}` : v.state === 'done' ? t`${name} noted the visit of ${day}` : t`The visit of ${name} on ${day} is called off`,
          about: `${v.enterpriseName} · ${t(visitKindWord[v.kind])}`,
          quote: v.state === 'cancelled' ? (v.cancelled?.because ?? '') : v.agreed !== '' ? v.agreed : v.notes !== '' ? v.notes : v.purpose,
          to: '/visits',
        }
      }
      case 'observation': {
        const { by, week, items } = n.observation
        const name = by.name
        const number = dates.week(week)
        return {
          mark: <Eye aria-hidden className={styles['comment']} />,
          what: t`${name} noted your week`,
          about: t`Week ${number}`,
          quote: OBSERVED.map((what) => items[what].words).find((words) => words !== '') ?? '',
          to: '/inbox/observations',
        }
      }
      case 'concern-answered': {
        const name = n.answer.by.name
        return {
          mark: <MessageSquareReply aria-hidden className={styles['comment']} />,
          what: t`${name} answered your concern`,
          about: t(concernCategoryWord[n.concern.category]),
          quote: n.answer.text ?? '',
          to: `/concerns/${n.concern.id}`,
        }
      }
    }
  }
}

interface NewsCardProps {
  readonly news: News
  readonly inbox: NamedInbox
  readonly onLook: () => void
}

export const NewsCard = ({ news, inbox, onLook }: NewsCardProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const { mark, what, about, quote, to } = useTold(inbox)(news)
  const isNew = inbox.unread.has(news.id)
  return (
    <article className={styles['card']} data-new={isNew || undefined} data-open={(news.kind === 'returned-log' && news.open) || undefined}>
      <Link to={to} className={styles['link']} onClick={onLook}>
        <span className={styles['mark']}>{mark}</span>
        <span className={styles['words']}>
          <span className={styles['about']} dir="auto">
            {about}
          </span>
          <span className={styles['what']} dir="auto">
            {what}
          </span>
          {quote !== '' && (
            <span className={styles['quote']} dir="auto">
              {quote}
            </span>
          )}
          <span className={styles['when']}>
            {dates.moment(news.at)} {isNew && <Chip tone="act">{t`New`}</Chip>}
          </span>
        </span>
      </Link>
      {news.kind === 'returned-log' && news.open && (
        <div className={styles['action']}>
          <ButtonLink to={`/logbook/${news.log.id}/edit`} variant="primary" full>
            {t`Correct it`}
          </ButtonLink>
        </div>
      )}
    </article>
  )
}
