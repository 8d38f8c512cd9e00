/** One slip of paper: whose it is, the code to scan or type, and what to do with it. In both languages, like all paper. */
import { dayAt } from '#domain/calendar-day.ts'
import { type NewJoinCodes, printedJoinCode } from '#sync/join-codes.ts'
import { useMemo } from 'react'
import { codePath } from '../../../record/codes/code-path.ts'
import { useDates } from '../../../record/dates.ts'
import { useStore } from '../../../store/store-context.tsx'
import { joinLink } from './join-link.ts'
import styles from './join-codes.module.css'

/** A paper names the last day on which the code counts from morning to night, in whatever zone it is read. */
const DAY_MS = 86_400_000

/** The slip speaks both languages at once, whichever the screen speaks. */
const onPaper = {
  scan: '用手机相机扫码，或打开 Scan with a phone camera, or open',
  once: '只能用一次，有效期至 Counts once, until',
  own: '密码由你自己设定，切勿告诉他人。 You choose the password yourself; tell it to nobody.',
  picture: '二维码 QR code',
} as const

interface JoinSlipProps {
  readonly line: NewJoinCodes['codes'][number]
  readonly until: number
}

export const JoinSlip = ({ line: { name, code }, until }: JoinSlipProps) => {
  const { profile } = useStore()
  const dates = useDates()
  const { side, dark } = useMemo(() => codePath(joinLink(code), 'byte'), [code])
  return (
    <article className={styles['slip']} aria-label={name}>
      <div className={styles['words']}>
        <p className={styles['school']} dir="auto">
          {profile.schoolName} · Craftlog 匠心日志
        </p>
        <h2 className={styles['name']} dir="auto">
          {name}
        </h2>
        <p className={styles['code']}>{printedJoinCode(code)}</p>
        <p className={styles['rule']}>
          {onPaper.scan} <b>{location.host}/join</b>
        </p>
        <p className={styles['rule']}>
          {onPaper.once} {dates.fullDay(dayAt(until - DAY_MS))}
        </p>
        <p className={styles['rule']}>{onPaper.own}</p>
      </div>
      <svg role="img" aria-label={onPaper.picture} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" className={styles['picture']}>
        <rect width={side} height={side} fill="#fff" />
        <path d={dark} fill="#000" />
      </svg>
    </article>
  )
}
