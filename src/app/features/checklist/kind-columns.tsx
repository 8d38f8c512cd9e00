/**
 * Plan versus actual in three columns (rule 8): knowledge, skill, character. Counts, never a sum. Each column is also
 * the filter for its kind.
 */
import type { Kind } from '#domain/competency.ts'
import { columns } from '#domain/progress.ts'
import { competenciesOf } from '#domain/programme.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { Checklist } from '../../record/checklist.ts'
import { kindWord } from '../../record/words.ts'
import { SegmentBar } from '../../ui/bar.tsx'
import styles from './kind-columns.module.css'
import { tallyOf } from './skill-rows.ts'
import { useTallyWords } from './tally-words.ts'

interface KindColumnsProps {
  readonly checklist: Checklist
  readonly chosen: Kind | null
  readonly onChoose: (kind: Kind | null) => void
}

export const KindColumns = ({ checklist, chosen, onChoose }: KindColumnsProps) => {
  const { t } = useLingui()
  const words = useTallyWords()
  const { programme, standings } = checklist
  const all = useMemo(() => {
    const kinds = new Map(competenciesOf(programme).map((c) => [c.id, c.kind]))
    return columns(programme, standings).map((c) => ({ ...c, tally: tallyOf(standings.filter((s) => kinds.get(s.competency) === c.kind)) }))
  }, [programme, standings])
  return (
    <div className={styles['columns']} role="group" aria-label={t`Where you stand with the plan`}>
      {all.map(({ kind, of, practised, signed, endorsed, tally }) => (
        <button key={kind} type="button" className={styles['column']} aria-pressed={chosen === kind} onClick={() => onChoose(chosen === kind ? null : kind)}>
          <span className={styles['head']}>
            <span className={styles['kind']}>{t(kindWord[kind])}</span>
            <span className={styles['of']}>{of}</span>
          </span>
          <SegmentBar
            label={words(tally)}
            total={Math.max(1, of)}
            segments={[
              { amount: tally.signed, tone: 'seal' },
              { amount: tally.asked, tone: 'amber' },
              { amount: tally.practised, tone: 'steel' },
            ]}
          />
          <span className={styles['counts']}>
            <span>
              <Trans>practised</Trans> <b>{practised}</b>
            </span>
            <span>
              <Trans>signed</Trans> <b>{signed}</b>
            </span>
            <span>
              <Trans>endorsed</Trans> <b>{endorsed}</b>
            </span>
          </span>
        </button>
      ))}
    </div>
  )
}
