/** What the logs of an apprentice show of the four dimensions of craft: deeds to read, nothing to compare. */
import { craftProfile } from '#domain/craft-profile.ts'
import { Trans } from '@lingui/react/macro'
import { readProgrammes } from '../../record/checklist.ts'
import { CraftProfileView } from '../../record/craft/craft-profile-view.tsx'
import { useLive } from '../../store/store-context.tsx'
import { logAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

const nothingYet = () => <Trans>The logs show nothing of it so far. That is a blank, not a judgement.</Trans>

export const CraftPart = ({ record: { person, cohort, portfolio } }: { readonly record: ApprenticeRecord }) => {
  const { logs } = portfolio
  const profile = useLive(async (db) => craftProfile(person.id, logs, await readProgrammes(db, logs)), [person.id, logs])
  if (profile === undefined) return null
  return (
    <div className={styles['stack']}>
      <p className={styles['quiet']}>
        <Trans>Drawn from the logs alone. It has no marks and no total, and is not for comparing apprentices.</Trans>
      </p>
      <CraftProfileView profile={profile} logs={new Map(logs.map((l) => [l.id, l]))} addressOf={(id) => logAddress(cohort.id, person.id, id)} blank={nothingYet} />
    </div>
  )
}
