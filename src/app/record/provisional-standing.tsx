/** What a code from paper has come to: for whom it waits and until when, or why it came to nothing. It is no signature. */
import { lapsesAt, type ProvisionalSignOff, provisionalState } from '#domain/provisional.ts'
import { Trans } from '@lingui/react/macro'
import { now } from '../store/clock.ts'
import { useDates } from './dates.ts'

interface ProvisionalStandingProps {
  readonly of: ProvisionalSignOff
  readonly className: string | undefined
  /** Of words that a person typed. */
  readonly quote: string | undefined
}

export const ProvisionalStanding = ({ of: p, className, quote }: ProvisionalStandingProps) => {
  const dates = useDates()
  const state = provisionalState(p, now())
  const mentor = p.mentor.name
  const end = lapsesAt(p)
  const lapses = end === null ? '' : dates.moment(end)
  const because = p.answer?.because ?? ''
  return (
    <>
      <p className={className}>
        {state === 'unheard' && <Trans>Signed with a code, waiting for the school. Then {mentor} has 14 days to confirm it.</Trans>}
        {state === 'waiting' && (
          <Trans>
            Provisional until {mentor} confirms it, lapses {lapses}
          </Trans>
        )}
        {state === 'lapsed' && (
          <Trans>
            {mentor} did not confirm it in time; it lapsed {lapses}. He can sign the skill anew.
          </Trans>
        )}
        {state === 'declined' && <Trans>{mentor} declined it, because:</Trans>}
      </p>
      {because !== '' && (
        <blockquote className={quote} dir="auto">
          {because}
        </blockquote>
      )}
      {p.comment !== '' && (
        <blockquote className={quote} dir="auto">
          {p.comment}
        </blockquote>
      )}
    </>
  )
}
