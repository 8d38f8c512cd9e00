/** A mentor who has no device signed a sheet of paper: the teacher puts down what it says, beside its photo. */
import type { CohortId, PersonId, PracticeLogId } from '#domain/ids.ts'
import { useLingui } from '@lingui/react/macro'
import { ImageOff } from 'lucide-react'
import { useParams } from 'react-router'
import { Screen } from '../../../record/screen.tsx'
import { useDraftForm } from '../../../store/use-draft.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { logAddress } from '../../../record/cohort-addresses.ts'
import { Stranger } from '../stranger.tsx'
import { type PaperDraft, paperDraftKey } from './paper-draft.ts'
import { PaperForm } from './paper-form.tsx'
import { type PaperRecord, usePaper } from './use-paper.ts'

export const PaperScreen = () => {
  const { t } = useLingui()
  const { cohort = '', person = '', log = '' } = useParams()
  const record = usePaper(person as PersonId, log as PracticeLogId)
  const back = logAddress(cohort as CohortId, person as PersonId, log as PracticeLogId)
  if (record != null && (record.log.photos ?? []).length > 0) return <Begun key={record.log.id} record={record} back={back} />
  return (
    <Screen title={t`Sign-off on paper`} back={back}>
      {record === null && <Stranger />}
      {record != null && <EmptyState icon={<ImageOff size={40} />} title={t`This log has no photo of a signed sheet`} />}

    </Screen>
  )
}

const Begun = ({ record, back }: { readonly record: PaperRecord; readonly back: string }) => {
  const { t } = useLingui()
  const photos = record.log.photos ?? []
  const only = photos.length === 1 ? (photos[0]?.sha256 ?? null) : null
  const draft = useDraftForm<PaperDraft>(paperDraftKey(record.log.id), { photo: only, signedOn: record.log.practisedOn, mentor: null, lines: [] })
  if (draft.value === undefined) return <Screen title={t`Sign-off on paper`} back={back}>{null}</Screen>
  return <PaperForm record={record} value={draft.value} draft={draft} back={back} />
}
