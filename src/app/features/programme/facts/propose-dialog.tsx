/** A change that the counts suggest, with its reason, put to an enterprise. Works offline once the counts are here. */
import type { CompetencyId, EnterpriseId } from '#domain/ids.ts'
import type { PlanProposal } from '#domain/plan-proposal.ts'
import type { LineEdit } from '#domain/programme-edit/line-edit.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import type { LocalText } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { notSavedSentence } from '../../../record/sentences.ts'
import { useDeed } from '../../../record/use-deed.ts'
import { newId } from '../../../store/new-id.ts'
import { useLive, useStore } from '../../../store/store-context.tsx'
import { useDraftForm } from '../../../store/use-draft.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SegmentedControl } from '../../../ui/choices.tsx'
import { SelectField, TextArea } from '../../../ui/fields.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { emptyLine } from '../editor/plan-lines.ts'
import { WordsFields } from '../editor/words-fields.tsx'
import styles from '../programme.module.css'

export interface Suggestion {
  /** The line that the counts speak of; null for work that no line holds. */
  readonly about: CompetencyId | null
  readonly task: string
  readonly because: string
}

interface ProposeDialogProps {
  readonly programme: Programme
  readonly suggestion: Suggestion
  readonly onClose: () => void
}

interface Form {
  readonly way: 'reword' | 'remove'
  readonly title: LocalText
  readonly because: string
  readonly unit: string
  readonly enterprise: string
}

export const ProposeDialog = ({ programme, suggestion, onClose }: ProposeDialogProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const deed = useDeed()
  const enterprises = useLive(async (db) => (await db.rows('enterprise').toArray()).toSorted((a, b) => (a.name < b.name ? -1 : 1)), [])
  const line = suggestion.about === null ? undefined : findCompetency(programme, suggestion.about)
  const { value: form, change: write, handIn, notSaved } = useDraftForm<Form>(`proposal-new ${programme.plan} ${suggestion.about ?? suggestion.task}`, {
    way: 'reword',
    title: line?.title ?? Object.fromEntries(programme.languages.map((tag, n) => [tag, n === 0 ? suggestion.task : ''])),
    because: suggestion.because,
    unit: programme.units[0]?.id ?? '',
    enterprise: '',
  })
  if (form === undefined) return null
  const { way, title, because, unit } = form
  const enterprise = form.enterprise === '' ? (programme.variant?.enterprise ?? enterprises?.[0]?.id) : (form.enterprise as EnterpriseId)

  const saysNothing = way === 'reword' && Object.entries(title).every(([tag, words]) => words.trim() === (line?.title[tag] ?? ''))
  const change = (): LineEdit | null => {
    if (line !== undefined) return way === 'remove' ? { do: 'remove-line', line: line.id } : { do: 'set-line', line: line.id, set: { title } }
    const to = programme.units.find((u) => u.id === unit)
    return to === undefined ? null : { do: 'add-line', line: { ...emptyLine(newId<CompetencyId>(), programme.languages), title }, to: to.id, after: to.competencies.at(-1)?.id ?? null }
  }
  const propose = async () => {
    const what = change()
    if (what === null || enterprise === undefined) return
    const args = { id: newId<PlanProposal['id']>(), plan: programme.plan, programme: programme.id, enterprise, change: what, because, placement: null }
    if (!(await deed.run(() => handIn((ends) => mutate.planProposal.make(args, ends))))) return
    showToast({ text: t`Proposed. The enterprise's mentors are asked on their devices.` })
    onClose()
  }
  const wrong = deed.fieldError('because')
  return (
    <Dialog
      title={line === undefined ? t`Propose a new line` : t`Propose a change`}
      isOpen
      onClose={onClose}
      closeLabel={t`Close`}
      footer={
        <Button variant="primary" full isDisabled={enterprise === undefined || saysNothing} isPending={deed.isPending} onPress={() => void propose()}>
          <Trans>Propose it</Trans>
        </Button>
      }
    >
      <div className={styles['stack']}>
        {line !== undefined && (
          <SegmentedControl
            label={t`What should change`}
            value={way}
            onChange={(v) => write({ way: v as Form['way'] })}
            options={[
              { value: 'reword', label: t`Other words` },
              { value: 'remove', label: t`Take it out` },
            ]}
          />
        )}
        {line === undefined && <SelectField label={t`Unit`} value={unit} onChange={(v) => write({ unit: v })} options={programme.units.map((u) => ({ value: u.id, label: `${u.code} ${Object.values(u.title)[0] ?? ''}`.trim() }))} />}
        {(line === undefined || way === 'reword') && <WordsFields label={t`Name`} value={title} languages={programme.languages} onChange={(words) => write({ title: words })} error={undefined} />}
        <TextArea label={t`Reason, with the counts`} value={because} onChange={(words) => write({ because: words })} error={wrong && t(wrong)} />
        <SelectField label={t`Enterprise whose yes is needed`} value={enterprise ?? ''} onChange={(v) => write({ enterprise: v })} options={(enterprises ?? []).map((e) => ({ value: e.id, label: e.name }))} />
        {notSaved !== null && <p role="alert">{t(notSavedSentence[notSaved])}</p>}
        {deed.problem !== null && <p role="alert">{t(deed.problem)}</p>}
      </div>
    </Dialog>
  )
}
