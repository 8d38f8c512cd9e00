/** Columns, search, filters and the rows. Only what is near the window is drawn: a plan may have 1,000 items and more. */
import type { Level } from '#domain/competency.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronsDownUp, ChevronsUpDown, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { WindowVirtualizer } from 'virtua'
import type { Checklist } from '../../record/checklist.ts'
import { useKeptScroll } from '../../record/use-kept-scroll.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { KindColumns } from './kind-columns.tsx'
import styles from './skill-list.module.css'
import { SkillRowLink, UnitHead } from './skill-row.tsx'
import { type Row, searchTexts, skillRows, statusCounts } from './skill-rows.ts'
import { everything, useSkillsView } from './skills-view.ts'
import { useStandingLine } from './standing-line.ts'
import { StatusFilter } from './status-filter.tsx'
import { UnitFilter } from './unit-filter.tsx'

interface SkillListProps {
  readonly checklist: Checklist
  readonly selfLevels: ReadonlyMap<CompetencyId, Level>
  readonly unheard: ReadonlySet<CompetencyId>
}

const keyOf = (row: Row): string => (row.row === 'unit' ? `unit ${row.unit.id}` : row.competency.id)

export const SkillList = ({ checklist, selfLevels, unheard }: SkillListProps) => {
  const { t } = useLingui()
  const { filter, folded, narrow, toggle, fold } = useSkillsView()
  const line = useStandingLine()
  const { programme, standings } = checklist
  const byId = useMemo(() => new Map(standings.map((s) => [s.competency, s])), [standings])
  const texts = useMemo(() => searchTexts(programme), [programme])
  const text = useDeferredValue(filter.text)
  const { unit, kind, status } = filter
  const counts = useMemo(() => statusCounts({ programme, standings: byId, filter: { unit, kind } }), [programme, byId, unit, kind])
  const rows = useMemo(
    () => skillRows({ programme, standings: byId, texts, filter: { text, unit, kind, status }, folded }),
    [programme, byId, texts, text, unit, kind, status, folded],
  )
  const { list, heights } = useKeptScroll('skills', rows.length)
  const allFolded = programme.units.every((u) => folded.has(u.id))
  return (
    <>
      <KindColumns checklist={checklist} chosen={kind} onChoose={(k) => narrow({ kind: k })} />
      <div className={styles['tools']}>
        <SearchField label={t`Search by code or text`} value={filter.text} onChange={(v) => narrow({ text: v })} clearLabel={t`Clear the search`} />
        <StatusFilter counts={counts} chosen={status} onChoose={(s) => narrow({ status: s })}>
          {programme.units.length > 1 && <UnitFilter units={programme.units} chosen={unit} onChoose={(u) => narrow({ unit: u })} />}
          {programme.units.length > 1 && text === '' && unit === null && kind === null && status === null && (
            <button type="button" className={styles['fold']} onClick={() => fold(allFolded ? [] : programme.units.map((u) => u.id))}>
              {allFolded ? <ChevronsUpDown aria-hidden size={18} /> : <ChevronsDownUp aria-hidden size={18} />}
              {allFolded ? t`Unfold all` : t`Fold all`}
            </button>
          )}
        </StatusFilter>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={<SearchX aria-hidden />} title={t`Nothing in the plan matches`} action={<Button onPress={() => narrow(everything)}>{t`Show everything`}</Button>}>
          <Trans>Search by the code on your sheet, or by a word of the title.</Trans>
        </EmptyState>
      ) : (
        <div className={styles['list']}>
          <WindowVirtualizer ref={list} {...(heights === undefined ? {} : { cache: heights })} as="ul" item="li" data={rows} bufferSize={400}>
            {(row: Row) =>
              row.row === 'unit' ? (
                <UnitHead key={keyOf(row)} row={row} onToggle={() => toggle(row.unit.id)} />
              ) : (
                <SkillRowLink key={keyOf(row)} row={row} selfLevel={selfLevels.get(row.competency.id) ?? null} isUnheard={unheard.has(row.competency.id)} line={line} />
              )
            }
          </WindowVirtualizer>
        </div>
      )}
    </>
  )
}
