/** The way to everything that Craftlog knows about an apprentice: it is his, and moves with him. */
import { hasRole } from '#domain/people.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookMarked } from 'lucide-react'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Section, Stack } from '../../ui/card.tsx'

export const MyRecordLink = () => {
  const { t } = useLingui()
  const { actor } = useStore()
  if (!hasRole(actor, 'apprentice')) return null
  return (
    <Section title={t`My record`}>
      <Stack gap={3}>
        <p>
          <Trans>Your logs, signatures and reflections, to print or to take with you.</Trans>
        </p>
        <div>
          <ButtonLink to="/record" icon={<BookMarked aria-hidden size={20} />}>
            {t`Open my record`}
          </ButtonLink>
        </div>
      </Stack>
    </Section>
  )
}
