/** A log that this person does not have, or can no longer change: a plain sentence, and a way back. */
import type { PracticeLogId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookX, Lock } from 'lucide-react'
import { Screen } from '../../record/screen.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

export const LogMissing = () => {
  const { t } = useLingui()
  return (
    <Screen title={t`Log not found`} back="/logbook">
      <EmptyState
        icon={<BookX size={32} />}
        title={t`This log is not on this device`}
        action={
          <ButtonLink to="/logbook" variant="primary">
            <Trans>Back to the logbook</Trans>
          </ButtonLink>
        }
      >
        <Trans>It may not have arrived here yet, or the link is wrong. Your other logs are in the logbook.</Trans>
      </EmptyState>
    </Screen>
  )
}

export const ConfirmedMeanwhile = ({ id }: { readonly id: PracticeLogId }) => {
  const { t } = useLingui()
  return (
    <Screen title={t`Correct a log`} back={`/logbook/${id}`}>
      <EmptyState
        icon={<Lock size={32} />}
        title={t`This log is confirmed`}
        action={
          <ButtonLink to={`/logbook/${id}`} variant="primary">
            <Trans>Read the log</Trans>
          </ButtonLink>
        }
      >
        <Trans>The teacher has confirmed it, so it stays as it is. If something is wrong, tell your teacher.</Trans>
      </EmptyState>
    </Screen>
  )
}
