/** The one vermilion button of the screen; why it cannot be pressed, or did nothing, stands above it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useId } from 'react'
import { fullNameOf, shortNameOf } from '../../record/judging/competency-name.ts'
import { Button } from '../../ui/button.tsx'
import styles from './hand-over.module.css'
import type { AskedClaim } from './handed-over.ts'
import type { JudgedClaim } from './scanned-request.ts'

interface SignBarProps {
  readonly claims: readonly AskedClaim[]
  readonly judged: readonly JudgedClaim[]
  readonly problem: string | null
  readonly isPending: boolean
  readonly onSign: () => void
}

export const SignBar = ({ claims, judged, problem, isPending, onSign }: SignBarProps) => {
  const { i18n } = useLingui()
  const why = useId()
  const [only] = claims
  const barring = claims.flatMap((c, n) => (judged[n]?.returning === false && judged[n]?.level === 5 ? c.openSafety : []))
  const open = [...new Set(barring.map((c) => fullNameOf(c, i18n.locale)))].join('; ')
  const returned = judged.filter((j) => j.returning).length
  const signed = judged.length - returned
  const isBarred = barring.length > 0
  return (
    <div className={styles['bar']}>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {isBarred && (
        <p id={why} className={styles['notice']}>
          <Trans>You cannot sign level 5 before this is signed: {open}. Choose another level, or sign that first.</Trans>
        </p>
      )}
      <Button
        size="floor"
        full
        variant={signed === 0 ? 'danger' : 'seal'}
        isPending={isPending}
        isDisabled={isBarred}
        onPress={onSign}
        {...(signed === 0 ? { icon: <Undo2 aria-hidden /> } : {})}
        {...(isBarred ? { 'aria-describedby': why } : {})}
      >
        {signed === 0 ? (
          <Plural value={returned} one="Return it" other="Return all #" />
        ) : claims.length === 1 && only !== undefined ? (
          <SignOne name={shortNameOf(only.competency, i18n.locale)} />
        ) : returned === 0 ? (
          <Plural value={signed} one="Sign # skill" other="Sign # skills" />
        ) : (
          <Trans>
            Sign {signed}, return {returned}
          </Trans>
        )}
      </Button>
    </div>
  )
}

const SignOne = ({ name }: { readonly name: string }) => <Trans>Sign {name}</Trans>
