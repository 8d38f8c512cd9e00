/** What is chosen in the list, to be changed: the plan's heading, a unit, or a line; shared parts only to be read. */
import type { Competency } from '#domain/competency.ts'
import type { UnitId } from '#domain/ids.ts'
import type { PlanFinding } from '#domain/programme-edit/check-plan.ts'
import type { PlanEdit } from '#domain/programme-edit/plan-edit.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp, Lock, Plus, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { newId } from '../../../store/new-id.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { CompetencyLine } from '../competency-line.tsx'
import styles from './editor.module.css'
import { LineForm } from './line-form.tsx'
import { emptyLine, moved, type PlanRow } from './plan-lines.ts'
import type { Editor } from './use-editor.ts'
import { useFindingText } from './use-finding-text.ts'
import type { Ground } from './use-ground.ts'
import { WordsFields } from './words-fields.tsx'

interface PlanDetailProps {
  readonly row: PlanRow
  readonly editor: Editor
  readonly ground: Ground
  /** For what a deed in this form leads to: another row, with the focus. */
  readonly onSelect: (id: string) => void
  /** Was this row come to by such a deed? */
  readonly isCarried: boolean
}

export const PlanDetail = ({ row, editor, ground, onSelect, isCarried }: PlanDetailProps) => {
  const { t, i18n } = useLingui()
  const { content, does } = editor
  const all = useMemo(() => content.units.flatMap((u) => u.competencies), [content])
  const byId = useMemo(() => new Map(all.map((c) => [c.id, c])), [all])
  const findings = editor.findings.filter((f) => f.at === row.id)
  const isLocked = row.is !== 'plan' && row.isLocked
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isCarried) head.current?.focus()
  }, [isCarried])
  const heading = row.is === 'plan' ? t`The plan` : row.is === 'unit' ? t`Unit` : t`Competency`
  return (
    <section className={styles['detail']} aria-label={heading}>
      <h2 ref={head} tabIndex={-1}>
        {heading}
      </h2>
      {isLocked && (
        <p className={styles['lockNote']}>
          <Lock aria-hidden size={18} />
          <Trans>This belongs to the shared plan and is changed there; every enterprise follows it.</Trans>
        </p>
      )}
      {row.is === 'plan' && <PlanFields editor={editor} findings={findings} />}
      {row.is === 'unit' && (isLocked ? <p dir="auto">{inLanguage(row.unit.title, i18n.locale)}</p> : <UnitFields row={row} editor={editor} findings={findings} />)}
      {row.is === 'line' &&
        (isLocked ? (
          <CompetencyLine competency={row.line} byId={byId} />
        ) : (
          <LineForm line={row.line} all={all} languages={content.languages} findings={findings} onChange={(set) => does({ do: 'set-line', line: row.id, set })} />
        ))}
      <RowDeeds row={row} editor={editor} ground={ground} onSelect={onSelect} />
    </section>
  )
}

interface FieldsProps {
  readonly editor: Editor
  readonly findings: readonly PlanFinding[]
}

const PlanFields = ({ editor: { content, does }, findings }: FieldsProps) => {
  const { t } = useLingui()
  const textOf = useFindingText()
  return (
    <>
      <WordsFields label={t`Name of the plan`} value={content.title} languages={content.languages} onChange={(title) => does({ do: 'set-plan', set: { title } })} error={textOf(findings, 'title') ?? textOf(findings, 'competencies')} />
      <TextArea label={t`Where this plan comes from`} value={content.source} onChange={(source) => does({ do: 'set-plan', set: { source } })} error={textOf(findings, 'source')} />
    </>
  )
}

const UnitFields = ({ row, editor: { content, does }, findings }: FieldsProps & { readonly row: Extract<PlanRow, { readonly is: 'unit' }> }) => {
  const { t } = useLingui()
  const textOf = useFindingText()
  return (
    <>
      <TextField label={t`Code`} value={row.unit.code} onChange={(code) => does({ do: 'set-unit', unit: row.id, set: { code } })} error={textOf(findings, 'code')} />
      <WordsFields
        label={t`Name`}
        value={row.unit.title}
        languages={content.languages}
        onChange={(title) => does({ do: 'set-unit', unit: row.id, set: { title } })}
        error={textOf(findings, 'title') ?? textOf(findings, 'competencies')}
      />
    </>
  )
}

/** Add, move and take out, each by a button; the list has keys for moving. */
const RowDeeds = ({ row, editor: { content, does }, ground: { locked }, onSelect }: Omit<PlanDetailProps, 'isCarried'>) => {
  const up = moved(content, row, -1, locked)
  const down = moved(content, row, 1, locked)
  const addLine = (to: UnitId, after: Competency['id'] | null) => {
    const line = emptyLine(newId<Competency['id']>(), content.languages)
    does({ do: 'add-line', line, to, after })
    onSelect(line.id)
  }
  const addUnit = () => {
    const id = newId<UnitId>()
    const after = row.is === 'plan' ? content.units.at(-1)?.id : row.is === 'unit' ? row.id : row.unit.id
    // Behind the last shared unit at the earliest: the shared part stands at the head.
    const behind = after !== undefined && locked.units.has(after) ? content.units.findLast((u) => locked.units.has(u.id))?.id : after
    does({ do: 'add-unit', unit: { id, code: '', title: Object.fromEntries(content.languages.map((tag) => [tag, ''])) }, after: behind ?? null })
    onSelect(id)
  }
  const remove: PlanEdit | null = row.is === 'plan' || row.isLocked ? null : row.is === 'unit' ? { do: 'remove-unit', unit: row.id } : { do: 'remove-line', line: row.id }
  const isOpen = row.is !== 'plan' && !row.isLocked
  return (
    <div className={styles['deeds']}>
      {isOpen && (
        <Button icon={<Plus aria-hidden size={18} />} onPress={() => (row.is === 'line' ? addLine(row.unit.id, row.id) : addLine(row.id, row.unit.competencies.at(-1)?.id ?? null))}>
          {row.is === 'line' ? <Trans>Add a competency below</Trans> : <Trans>Add a competency</Trans>}
        </Button>
      )}
      {row.is !== 'line' && (
        <Button icon={<Plus aria-hidden size={18} />} onPress={addUnit}>
          <Trans>Add a unit</Trans>
        </Button>
      )}
      {isOpen && (
        <>
          <Button icon={<ArrowUp aria-hidden size={18} />} aria-disabled={up === null} onPress={() => up !== null && does(up)}>
            <Trans>Move up</Trans>
          </Button>
          <Button icon={<ArrowDown aria-hidden size={18} />} aria-disabled={down === null} onPress={() => down !== null && does(down)}>
            <Trans>Move down</Trans>
          </Button>
        </>
      )}
      {remove !== null && (
        <Button
          variant="danger"
          icon={<Trash2 aria-hidden size={18} />}
          onPress={() => {
            does(remove)
            onSelect(row.is === 'line' ? row.unit.id : 'plan')
          }}
        >
          {row.is === 'unit' ? <Trans>Take the unit out</Trans> : <Trans>Take the competency out</Trans>}
        </Button>
      )}
    </div>
  )
}
