/** For an apprentice who looks for help where one looks for everything else. */
import { hasRole } from '#domain/people.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquareWarning } from 'lucide-react'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Section, Stack } from '../../ui/card.tsx'

export const RaiseConcern = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  if (!hasRole(actor, 'apprentice')) return null
  return (
    <Section title={t`Is something wrong?`}>
      <Stack gap={3}>
        <p>
          <Trans>Unsafe work, missing pay, too many hours, a conflict: you can tell the school, also without a network.</Trans>
        </p>
        <div>
          <ButtonLink to="/concerns" icon={<MessageSquareWarning aria-hidden size={20} />}>
            {t`Concerns`}
          </ButtonLink>
        </div>
      </Stack>
    </Section>
  )
}
