/** The school's public key, to be told to whoever is to check a record far from here; and the phones of apprentices. */
import { Trans, useLingui } from '@lingui/react/macro'
import { AskAgain } from '../../../record/not-given.tsx'
import { Screen } from '../../../record/screen.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { PhoneList } from './phone-list.tsx'
import { SchoolKey } from './school-key.tsx'
import { useKeys } from './use-keys.ts'

export const KeysScreen = () => {
  const { t } = useLingui()
  const { keys, problem, again } = useKeys()
  return (
    <Screen title={t`The school's key`} subtitle={<Trans>By it anybody can check a record, far from the school and without asking it.</Trans>} back="/devices">
      {problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(problem)}</Banner>
        </div>
      )}
      {problem === null && keys === null && (
        <p role="status">
          <Trans>Asking the server…</Trans>
        </p>
      )}
      {problem !== null && keys === null && (
        <div>
          <AskAgain onAgain={again} />
        </div>
      )}
      {keys !== null && (
        <>
          <SchoolKey base64url={keys.schoolKey} />
          <PhoneList phones={keys.phones} />
        </>
      )}
    </Screen>
  )
}
