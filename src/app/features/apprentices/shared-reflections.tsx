/** What the apprentice chose to show; a private reflection is never on this device. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { dimensionWord } from '../../record/words.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './apprentice-screen.module.css'
import { ShowMore } from './show-more.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'

const PAGE = 20

export const SharedReflections = ({ record }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const [most, setMost] = useState(PAGE)
  if (record.reflections.length === 0)
    return (
      <EmptyState title={t`No reflection shared yet`}>
        <Trans>Reflections belong to the apprentice. Those that are shared stand here.</Trans>
      </EmptyState>
    )
  return (
    <>
      <ul className={styles['paper']}>
        {record.reflections.slice(0, most).map((r) => (
          <Card key={r.id} as="li">
            <div className={styles['facts']}>
              <Chip>{t(dimensionWord[r.dimension])}</Chip>
              <span className={styles['quiet']}>{dates.moment(r.writtenAt)}</span>
            </div>
            <p className={styles['text']} dir="auto">
              {r.text}
            </p>
          </Card>
        ))}
      </ul>
      {record.reflections.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
    </>
  )
}
