/** What the school allows at this placement against the guard's rules, and for its teacher the way to allow more. */
import { judgeExemption } from '#domain/access.ts'
import { type Exemption, exemptionsGiven, type Placement } from '#domain/placement.ts'
import { type GuardRuleId, isGuardRule } from '#domain/placement-guard.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldCheck } from 'lucide-react'
import { useRef, useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { guardRuleWord } from '../../record/guard-words.ts'
import { today } from '../../store/clock.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { ExemptionForm } from './exemption-form.tsx'
import { type NamedExemption, useExemptions } from './use-exemptions.ts'
import styles from './work-facts.module.css'

/** One that this device can end: it has a name, and days left. */
const openOne = (e: Exemption): NamedExemption | null => (e.id !== undefined && isGuardRule(e.rule) && e.until > today() ? { ...e, id: e.id, rule: e.rule } : null)

interface ExemptionListProps {
  readonly placement: Placement
  readonly suggested: GuardRuleId
}

export const ExemptionList = ({ placement, suggested }: ExemptionListProps) => {
  const { actor } = useStore()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const exemptions = useExemptions(placement.id)
  const mayGive = judgeExemption(actor, placement) === null
  const given = exemptionsGiven(placement)
  if (!mayGive && given.length === 0) return null
  const close = () => {
    setOpen(false)
    // The button comes back in the form's place.
    setTimeout(() => opener.current?.querySelector('button')?.focus())
  }
  return (
    <section className={styles['facts']}>
      <h2 className={styles['heading']}>
        <Trans>Exemptions from the rules</Trans>
      </h2>
      {given.length > 0 && (
        <ul className={styles['list']}>
          {given.map((e) => (
            <GivenOne key={e.id ?? `${e.rule} ${e.from} ${e.because}`} of={e} onEnd={mayGive ? exemptions.end : null} isPending={exemptions.deed.isPending} />
          ))}
        </ul>
      )}
      {given.length === 0 && (
        <p className={styles['quiet']}>
          <Trans>All rules for working hours hold here.</Trans>
        </p>
      )}
      {mayGive && isOpen && <ExemptionForm placement={placement} suggested={suggested} exemptions={exemptions} onClose={close} />}
      {mayGive && !isOpen && (
        <div ref={opener}>
          <Button icon={<ShieldCheck aria-hidden size={18} />} onPress={() => setOpen(true)}>
            <Trans>Allow an exception</Trans>
          </Button>
          {exemptions.deed.problem !== null && <EndProblem of={exemptions.deed.problem} />}
        </div>
      )}
    </section>
  )
}

const EndProblem = ({ of }: { readonly of: NonNullable<ReturnType<typeof useExemptions>['deed']['problem']> }) => {
  const { t } = useLingui()
  return (
    <p role="alert" className={styles['problem']}>
      {t(of)}
    </p>
  )
}

interface GivenOneProps {
  readonly of: Exemption
  /** Null for who may only read. */
  readonly onEnd: ((exemption: NamedExemption) => Promise<void>) | null
  readonly isPending: boolean
}

const GivenOne = ({ of, onEnd, isPending }: GivenOneProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const from = dates.fullDay(of.from)
  const until = dates.fullDay(of.until)
  const by = of.by?.name ?? ''
  const name = isGuardRule(of.rule) ? t(guardRuleWord[of.rule]) : of.rule
  const open = openOne(of)
  return (
    <li className={styles['exemption']}>
      <div className={styles['task']}>
        <b>{name}</b>
        <span className={styles['quiet']}>
          {from} – {until}
          {of.until < today() && <> · {t`ended`}</>}
          {by !== '' && <> · {by}</>}
        </span>
        <span dir="auto">{of.because}</span>
      </div>
      {onEnd !== null && open !== null && (
        <Button isPending={isPending} aria-label={t`End the exemption: ${name}`} onPress={() => void onEnd(open)}>
          <Trans>End</Trans>
        </Button>
      )}
    </li>
  )
}
