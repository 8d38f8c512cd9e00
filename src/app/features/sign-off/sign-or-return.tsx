/**
 * The end of a judgement: the one vermilion button of the screen, or the request goes back with a reason. Why a button
 * cannot be pressed stands above it in words.
 */
import { Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { fullNameOf } from '../../record/judging/competency-name.ts'
import { refusalSentence } from '../../record/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import type { Judgement } from './judgement.ts'
import styles from './sign-or-return.module.css'
import type { Claim } from './use-claim.ts'

interface SignOrReturnProps {
  readonly claim: Claim
  readonly judgement: Judgement
  readonly onChange: (part: Partial<Judgement>) => void
  /** Why the last press did nothing. */
  readonly problem: string | null
  readonly secondFive: boolean
  readonly onSign: () => void
  readonly onReturn: () => void
  readonly reasonError: string | undefined
}

export const SignOrReturn = (props: SignOrReturnProps) => {
  const { claim, judgement, problem } = props
  return (
    <div className={styles['end']}>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {judgement.returning && claim.request !== null ? <ReturnPart {...props} /> : <SignPart {...props} />}
    </div>
  )
}

const SignPart = ({ claim, judgement, onChange, onSign, secondFive }: SignOrReturnProps) => {
  const { t, i18n } = useLingui()
  const reason = useId()
  const code = claim.competency.code.trim()
  const barred = judgement.level === 5 && claim.openSafety.length > 0
  const isBarred = barred || claim.isKept
  const open = claim.openSafety.map((c) => fullNameOf(c, i18n.locale)).join('; ')
  return (
    <>
      {claim.isKept && (
        <p id={reason} className={styles['why']}>
          {t(refusalSentence['mentor-himself'])}
        </p>
      )}
      {barred && !claim.isKept && (
        <p id={reason} className={styles['why']}>
          <Trans>You cannot sign level 5 before this is signed: {open}. Choose another level, or sign that first.</Trans>
        </p>
      )}
      {!isBarred && judgement.level === 5 && secondFive && (
        <p className={styles['why']}>
          <Trans>It counts as level 4 until a second mentor signs level 5, or you do on another day.</Trans>
        </p>
      )}
      <div className={styles['buttons']}>
        {claim.request?.state === 'open' && (
          <Button size="floor" full icon={<Undo2 aria-hidden />} onPress={() => onChange({ returning: true })}>
            <Trans>Return</Trans>
          </Button>
        )}
        <Button size="floor" variant="seal" full isDisabled={isBarred} onPress={onSign} {...(isBarred ? { 'aria-describedby': reason } : {})}>
          {judgement.level !== null && (
            <span className={styles['level']} aria-hidden>
              {judgement.level}
            </span>
          )}
          <span>{code === '' ? t`Sign` : t`Sign ${code}`}</span>
        </Button>
      </div>
    </>
  )
}

const ReturnPart = ({ judgement, onChange, onReturn, reasonError }: SignOrReturnProps) => {
  const { t } = useLingui()
  const input = useId()
  const fresh = useRef(judgement.because === '')
  useEffect(() => {
    // Only when it was just opened: a draft that is found again does not draw the page down to itself.
    if (fresh.current) document.getElementById(input)?.focus()
  }, [input])
  return (
    <>
      <TextArea
        id={input}
        label={t`Reason`}
        hint={t`What is missing, so that it can be shown again?`}
        value={judgement.because}
        onChange={(because) => onChange({ because })}
        {...(reasonError === undefined ? {} : { error: reasonError })}
      />
      <div className={styles['buttons']}>
        <Button size="floor" full onPress={() => onChange({ returning: false })}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="floor" variant="danger" full icon={<Undo2 aria-hidden />} onPress={onReturn}>
          <Trans>Return</Trans>
        </Button>
      </div>
    </>
  )
}
