/** What an apprentice's hours say at the placement that his teacher looks at: the guard's warnings, and repetition. */
import { GUARD_RULE_IDS, guardWarnings, type GuardRuleId, type GuardWarning } from '#domain/placement-guard.ts'
import type { Placement } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { repetition, type Repetition } from '#domain/repetition.ts'
import { readProgrammes } from '../../record/checklist.ts'
import { useLive } from '../../store/store-context.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'

export interface WorkFacts {
  readonly placement: Placement
  /** Rules with something to say, each with its warnings, the latest first. */
  readonly guard: readonly { readonly rule: GuardRuleId; readonly warnings: readonly GuardWarning[] }[]
  /** Null while it is none. */
  readonly repetitive: Repetition<PracticeLog> | null
}

/** Null where the apprentice has no placement here. */
export const useWorkFacts = ({ placement, portfolio }: ApprenticeRecord): WorkFacts | null | undefined =>
  useLive(
    async (db) => {
      if (placement === null) return null
      const logs = portfolio.logs.filter((l) => l.placement === placement.id)
      const warnings = guardWarnings(placement, logs).toReversed()
      const found = repetition(logs, await readProgrammes(db, logs))
      return {
        placement,
        guard: GUARD_RULE_IDS.map((rule) => ({ rule, warnings: warnings.filter((w) => w.rule === rule) })).filter((r) => r.warnings.length > 0),
        repetitive: found?.isRepetitive === true ? found : null,
      }
    },
    [placement, portfolio],
  )
