/** The minutes this mentor noted, day by day; each can be deleted, and fetched back at once. */
import type { PersonId } from '#domain/ids.ts'
import type { GuidanceNote } from '#domain/observation.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../../record/dates.ts'
import { useDuration } from '../../../record/guard-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import page from '../apprentice-screen.module.css'
import { ShowMore } from '../show-more.tsx'
import { useGuide } from './use-guide.ts'
import { useGuiding } from './use-week.ts'
import styles from './week.module.css'

const PAGE = 10

export const GuidanceList = ({ apprentice }: { readonly apprentice: PersonId }) => {
  const { t } = useLingui()
  const guiding = useGuiding(apprentice)
  const { remove, deed } = useGuide(apprentice)
  const [most, setMost] = useState(PAGE)
  if (guiding === undefined) return null
  return (
    <Section title={t`Your guidance`}>
      {guiding.notes.length === 0 ? (
        <p className={styles['quiet']}>
          <Trans>No minutes noted yet. The buttons above note them with one tap.</Trans>
        </p>
      ) : (
        <ul className={page['list']}>
          {guiding.notes.slice(0, most).map((n) => (
            <li key={n.id}>
              <Line of={n} onRemove={() => void remove(n)} />
            </li>
          ))}
        </ul>
      )}
      {deed.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem)}
        </p>
      )}
      {guiding.notes.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
    </Section>
  )
}

const Line = ({ of: n, onRemove }: { readonly of: GuidanceNote; readonly onRemove: () => void }) => {
  const { t } = useLingui()
  const minutes = useDuration()(n.minutes)
  const day = useDates().day(n.day)
  return (
    <div className={styles['noteLine']}>
      <span className={styles['noteWords']}>
        <b>
          {day} · {minutes}
        </b>
        {n.about !== '' && <span dir="auto">{n.about}</span>}
      </span>
      <Button size="floor" variant="plain" icon={<Trash2 aria-hidden size={20} />} aria-label={t`Delete ${minutes} on ${day}`} onPress={onRemove}>
        <Trans>Delete</Trans>
      </Button>
    </div>
  )
}
