/** The devices by which mentors sign, for the office: which are in use, which lack something, and a way to end one that was lost. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { KeyRound, SearchX, TabletSmartphone } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { GrowingList } from '../../record/growing-list.tsx'
import { Screen } from '../../record/screen.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { SegmentedControl } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { DeviceCard } from './device-card.tsx'
import styles from './devices.module.css'
import { EndDevice } from './end-device.tsx'
import { type Device, narrowed, type Owner, SHOWN, type Shown, useOwners } from './use-devices.ts'

const PAGE = 50

export const DevicesScreen = () => {
  const { t } = useLingui()
  const owners = useOwners()
  return (
    <Screen title={t`Devices`} subtitle={<Trans>The devices by which mentors sign without a network. Each has a key of its own that the school certified.</Trans>}>
      {owners !== undefined && owners.length === 0 && (
        <EmptyState icon={<TabletSmartphone size={40} />} title={t`No mentor signs with a device yet`}>
          <Trans>A mentor sets up his device in its settings, once, with a network. Then it stands here.</Trans>
        </EmptyState>
      )}
      {owners !== undefined && owners.length > 0 && <Found owners={owners} />}
      <div>
        <ButtonLink to="/devices/keys" icon={<KeyRound aria-hidden size={18} />}>
          <Trans>The school's key, and the phones of apprentices</Trans>
        </ButtonLink>
      </div>
    </Screen>
  )
}

const Found = ({ owners }: { readonly owners: readonly Owner[] }) => {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const [ending, setEnding] = useState<Device | null>(null)
  const search = useDeferredValue(words)
  const found = narrowed(owners, search, shown)
  const count = found.reduce((sum, o) => sum + o.devices.length, 0)
  return (
    <>
      <div className={styles['tools']}>
        <SearchField label={t`Search by person or device`} value={words} onChange={setWords} clearLabel={t`Clear the search`} />
        <SegmentedControl
          hideLabel
          label={t`Which devices`}
          value={shown}
          onChange={(v) => setShown(SHOWN.find((s) => s === v) ?? 'all')}
          options={[
            { value: 'all', label: t`All` },
            { value: 'look', label: t`Look at these` },
            { value: 'ended', label: t`Ended` },
          ]}
        />
      </div>
      <p role="status" className={styles['count']}>
        <Plural value={count} one="# device" other="# devices" />
      </p>
      {count === 0 ? (
        <Nothing shown={shown} isSearch={search.trim() !== ''} />
      ) : (
        <GrowingList key={`${shown} ${search}`} page={PAGE} className={styles['owners']}>
          {found.map((owner) => (
            <section key={owner.person} className={styles['owner']} aria-label={owner.name}>
              <h2 className={styles['name']} dir="auto">
                {owner.name}
              </h2>
              {owner.devices.map((device) => (
                <DeviceCard key={device.key.id} device={device} onEnd={() => setEnding(device)} />
              ))}
            </section>
          ))}
        </GrowingList>
      )}
      <EndDevice key={ending?.key.id} device={ending} onClose={() => setEnding(null)} />
    </>
  )
}

const Nothing = ({ shown, isSearch }: { readonly shown: Shown; readonly isSearch: boolean }) => {
  const { t } = useLingui()
  if (isSearch) return <EmptyState icon={<SearchX size={40} />} title={t`No device by this name`} />
  return shown === 'look' ? (
    <EmptyState icon={<TabletSmartphone size={40} />} title={t`Every device is in order`}>
      <Trans>No signature is missing, and no device seems to have been copied.</Trans>
    </EmptyState>
  ) : (
    <EmptyState icon={<TabletSmartphone size={40} />} title={t`No device was ended`} />
  )
}
