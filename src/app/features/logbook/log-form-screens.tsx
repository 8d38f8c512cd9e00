/** The two doors to the form: a new log, and a log that is corrected. */
import type { PracticeLogId } from '#domain/ids.ts'
import { isOpen } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import { useParams, useSearchParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { ConfirmedMeanwhile, LogMissing } from './log-missing.tsx'
import { useOpening } from './opening.ts'
import { PracticeLogForm } from './practice-log-form.tsx'

export const NewLogScreen = () => {
  const wanted = useSearchParams()[0].get('draft')
  return <NewLog key={wanted ?? ''} wanted={wanted as PracticeLogId | null} />
}

const NewLog = ({ wanted }: { readonly wanted: PracticeLogId | null }) => {
  const opening = useOpening(wanted, false)
  if (opening === undefined) return <Waiting correcting={false} />
  return opening === null ? <LogMissing /> : <PracticeLogForm opening={opening} />
}

export const EditLogScreen = () => {
  const { id = '' } = useParams()
  return <EditLog key={id} id={id as PracticeLogId} />
}

const EditLog = ({ id }: { readonly id: PracticeLogId }) => {
  const opening = useOpening(id, true)
  if (opening === undefined) return <Waiting correcting />
  if (opening === null) return <LogMissing />
  // With a draft of a correction the form still opens: what was typed must stay within reach.
  if (opening.log !== null && !isOpen(opening.log) && opening.restored === null) return <ConfirmedMeanwhile id={id} />
  return <PracticeLogForm opening={opening} />
}

/** The frame stands at once, so that nothing jumps when the draft is there a moment later. */
const Waiting = ({ correcting }: { readonly correcting: boolean }) => {
  const { t } = useLingui()
  return (
    <Screen title={correcting ? t`Correct a log` : t`New log`} subtitle={' '} back="/logbook">
      {null}
    </Screen>
  )
}
