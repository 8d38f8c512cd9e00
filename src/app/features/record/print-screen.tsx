/** The record as it will lie on paper, to be looked at and printed. */
import { useLingui } from '@lingui/react/macro'
import { Printer } from 'lucide-react'
import { Screen } from '../../record/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { searchOf, useChosen } from './chosen.ts'
import { PaperHead } from './paper-head.tsx'
import { PaperLogs } from './paper-logs.tsx'
import { PaperProvisional } from './paper-provisional.tsx'
import { PaperSkills } from './paper-skills.tsx'
import { PaperConcerns, PaperReflections } from './paper-words.tsx'
import styles from './paper.module.css'
import { useRecord } from './use-record.ts'

export const PrintScreen = () => {
  const { t } = useLingui()
  const { chosen } = useChosen()
  const rows = useRecord(chosen)
  return (
    <Screen
      title={t`My record on paper`}
      back={`/record?${searchOf(chosen)}`}
      width="full"
      action={
        <div className={styles['print']}>
          <Button variant="primary" size="floor" full icon={<Printer aria-hidden size={20} />} isDisabled={rows === undefined} onPress={() => window.print()}>
            {t`Print`}
          </Button>
        </div>
      }
    >
      {rows !== undefined && (
        <article className={styles['paper']}>
          <PaperHead rows={rows} />
          <PaperSkills rows={rows} />
          <PaperProvisional rows={rows} />
          <PaperLogs rows={rows} withPhotos={chosen.photos} />
          <PaperReflections rows={rows} />
          <PaperConcerns rows={rows} />
        </article>
      )}
    </Screen>
  )
}
