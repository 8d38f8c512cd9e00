/** One's own craft profile: what the logs show, and where they show nothing yet, what would count. */
import type { CraftDimension } from '#domain/competency.ts'
import { craftProfile } from '#domain/craft-profile.ts'
import type { PersonId } from '#domain/ids.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { readProgrammes } from '../../record/checklist.ts'
import { CraftProfileView } from '../../record/craft/craft-profile-view.tsx'
import { Screen } from '../../record/screen.tsx'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import styles from './reflections.module.css'
import { readOwnLogs } from './use-reflections.ts'

const wouldCount: Readonly<Record<CraftDimension, MessageDescriptor>> = {
  dedication: msg`Blank so far. It would count: a log that notes two attempts or more, with a measurement that meets its tolerance in the end, that day or later.`,
  refinement: msg`Blank so far. It would count: the same quantity measured in three logs in a row, each closer to nominal than the one before; or a finer grade of a standard than before.`,
  rigour: msg`Blank so far. It would count: a checklist ticked to the end in a log, or an own defect that you found and wrote down.`,
  excellence: msg`Blank so far. It would count: an improvement that you propose in a log.`,
}

const readProfile = async (db: Database, apprentice: PersonId) => {
  const logs = await readOwnLogs(db, apprentice)
  return { profile: craftProfile(apprentice, logs, await readProgrammes(db, logs)), logs: new Map(logs.map((l) => [l.id, l])) }
}

export const ProfileScreen = () => {
  const { t } = useLingui()
  const { profile: me } = useStore()
  const found = useLive((db) => readProfile(db, me.person), [me.person])
  return (
    <Screen title={t`Craft profile`} back="/reflections">
      <p className={styles['quiet']}>
        <Trans>Drawn from your logs alone. It has no marks and no total; your mentor and teacher read the same logs.</Trans>
      </p>
      {found !== undefined && <CraftProfileView {...found} addressOf={(id) => `/logbook/${id}`} blank={(d) => t(wouldCount[d])} />}
    </Screen>
  )
}
