/** What the apprentice raised, with the clock of each; what the school owes stands first. */
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquareWarning, PenLine } from 'lucide-react'
import { Link } from 'react-router'
import { GrowingList } from '../../record/growing-list.tsx'
import { Screen } from '../../record/screen.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ConcernCard } from './concern-card.tsx'
import styles from './concerns.module.css'
import { useConcerns } from './use-concerns.ts'

export const OwnConcerns = () => {
  const { t } = useLingui()
  const list = useConcerns()
  return (
    <Screen
      title={t`Concerns`}
      back="/inbox"
      action={
        <ButtonLink to="/concerns/new" variant="primary" size="floor" full icon={<MessageSquareWarning aria-hidden />}>
          {t`Raise a concern`}
        </ButtonLink>
      }
    >
      {list !== undefined && list.draft !== '' && <DraftCard text={list.draft} />}
      {list !== undefined && list.own.length === 0 && list.draft === '' && (
        <EmptyState icon={<MessageSquareWarning aria-hidden />} title={t`You have raised nothing`}>
          <Trans>Something is unsafe, unpaid, too much or unfair? Tell the school here. It owes you an answer in time, and you see by when.</Trans>
        </EmptyState>
      )}
      {list !== undefined && (
        <GrowingList className={styles['list']}>
          {list.own.map((r) => (
            <ConcernCard key={r.concern.id} record={r} />
          ))}
        </GrowingList>
      )}
    </Screen>
  )
}

const DraftCard = ({ text }: { readonly text: string }) => (
  <Link to="/concerns/new" className={styles['card']} data-draft>
    <span>
      <Chip tone="wait" icon={<PenLine aria-hidden size={14} />}>
        <Trans>Draft, go on writing</Trans>
      </Chip>
    </span>
    <span className={styles['excerpt']} dir="auto">
      {text}
    </span>
  </Link>
)
