/** How the placement stands: what is missing before it may start, and the button that lets it. */
import { lacksToStart, placementState, type StartLack } from '#domain/placement-start.ts'
import { cannotStart } from '#sync/office-deeds.ts'
import type { OfficeEntry } from '#sync/office-entries.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { today } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './office.module.css'
import { StateChip } from './placement-state-chip.tsx'
import { useSmallDeed } from './use-small-deed.ts'

const lackSentence: Readonly<Record<StartLack, MessageDescriptor>> = {
  agreement: msg`The agreement of school, enterprise and apprentice is not signed.`,
  'guardian-consent': msg`The apprentice is under 18, and the consent of a guardian is missing.`,
  mentor: msg`Nobody guides on it yet.`,
}

interface StartPartProps {
  readonly entry: OfficeEntry<'placement'>
  /** Something typed is not saved: what is let start is what the school has. */
  readonly isChanged: boolean
  readonly onDone: () => void
}

export const StartPart = ({ entry, isChanged, onDone }: StartPartProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const deed = useSmallDeed('placements/approval', entry)
  const [told, setTold] = useState<readonly StartLack[] | null>(null)
  const { row } = entry
  const state = placementState(row, today())
  const lacks = told ?? lacksToStart(row)
  const approved = row.papers?.approved ?? null
  const [name, when] = [approved?.name ?? '', approved === null ? '' : dates.moment(approved.at)]
  const approve = async (is: boolean) => {
    const answer = await deed.run({ approved: is })
    if (answer.ok) {
      showToast({ text: is ? t`The placement may start` : t`The placement is held back` })
      return onDone()
    }
    const no = answer.why === 'refused' ? cannotStart.safeParse(answer.body) : null
    if (no?.success === true) setTold(no.data.lacks)
  }
  return (
    <section className={styles['group']} aria-label={t`How it stands`}>
      <div className={styles['picked']}>
        <StateChip state={state} />
        {approved !== null && (
          <span className={styles['quiet']} dir="auto">
            <Trans>
              Let start by {name}, {when}
            </Trans>
          </span>
        )}
      </div>
      {state === 'prepared' && lacks.length > 0 && (
        <div className={styles['note']} role="status">
          <ShieldAlert aria-hidden size={20} />
          <div className={styles['noteWords']}>
            <b>
              <Trans>This placement cannot start, because:</Trans>
            </b>
            <ul>
              {lacks.map((lack) => (
                <li key={lack}>{t(lackSentence[lack])}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <div role="alert">{deed.problem !== null && <p className={styles['error']}>{t(deed.problem)}</p>}</div>
      {state === 'prepared' && (
        <div className={styles['buttons']}>
          <Button variant="primary" isPending={deed.isPending} isDisabled={isChanged || lacks.length > 0} onPress={() => void approve(true)}>
            {t`Let it start`}
          </Button>
          {isChanged && (
            <span className={styles['quiet']}>
              <Trans>Save first what you typed.</Trans>
            </span>
          )}
        </div>
      )}
      {state === 'ready' && approved !== null && (
        <div className={styles['buttons']}>
          <Button isPending={deed.isPending} isDisabled={isChanged} onPress={() => void approve(false)}>
            {t`Hold it back`}
          </Button>
        </div>
      )}
    </section>
  )
}
