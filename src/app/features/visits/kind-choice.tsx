/** Whether she goes there, or speaks with him from afar. */
import { VISIT_KINDS, type VisitKind } from '#domain/visit.ts'
import { useLingui } from '@lingui/react/macro'
import { visitKindWord } from '../../record/words.ts'
import { SegmentedControl } from '../../ui/choices.tsx'

export const KindChoice = ({ value, onChange }: { readonly value: VisitKind; readonly onChange: (kind: VisitKind) => void }) => {
  const { t } = useLingui()
  return (
    <SegmentedControl label={t`How`} value={value} onChange={(k) => onChange(k as VisitKind)} options={VISIT_KINDS.map((k) => ({ value: k, label: t(visitKindWord[k]) }))} />
  )
}
