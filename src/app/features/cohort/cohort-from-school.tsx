/** A cohort as the office sees it: the same matrix, counted by the school, without a way into anybody's words. */
import type { Cohort } from '#domain/cohort.ts'
import type { Programme } from '#domain/programme.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { NotGiven } from '../../record/not-given.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Legend } from './legend.tsx'
import { Matrix } from './matrix.tsx'
import { rowFrom, useCohortProgress } from './use-cohort-progress.ts'

export const CohortFromSchool = ({ cohort, programme }: { readonly cohort: Cohort; readonly programme: Programme }) => {
  const { t } = useLingui()
  const { progress, failed, again } = useCohortProgress(cohort.id)
  if (progress === null && failed !== null)
    return <NotGiven failed={failed} onAgain={again} withoutNetwork={{ text: t`The school counts this for the office; nothing of it is kept on this device.` }} />
  if (progress === null)
    return (
      <p role="status">
        <Trans>Asking the server…</Trans>
      </p>
    )
  if (progress.apprentices.length === 0)
    return (
      <EmptyState icon={<Users size={40} />} title={t`Nobody is in this cohort yet`}>
        <Trans>Add people in the office; they stand here from then on.</Trans>
      </EmptyState>
    )
  return (
    <>
      <p>
        <Trans>The office sees levels and counts. What apprentices wrote is for those who teach them.</Trans>
      </p>
      <Legend />
      <Matrix matrix={{ cohort, programme, rows: progress.apprentices.map((a) => rowFrom(programme, a)) }} programme={programme} isClosed />
    </>
  )
}
