/** The device as one that signs: for a mentor its name, how long the school's word holds, and its end; for an apprentice a line. */
import { dayAt, type Instant } from '#domain/calendar-day.ts'
import { hasRole } from '#domain/people.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { KeyRound, ListOrdered } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { refusalSentence } from '../../record/sentences.ts'
import { type OwnDevice, useOwnDevice } from '../../record/signing-device/own-device.ts'
import { retireDevice } from '../../record/signing-device/retire.ts'
import { useDeed } from '../../record/use-deed.ts'
import { zoneMinutes } from '../../store/clock.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Section, Stack } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './signing-device.module.css'

export const SigningDevice = () => {
  const { actor } = useStore()
  return (
    <>
      {hasRole(actor, 'mentor') && <OfMentor />}
      {hasRole(actor, 'apprentice') && <OfApprentice />}
    </>
  )
}

const OfMentor = () => {
  const { t } = useLingui()
  const device = useOwnDevice('sign-off')
  if (device === undefined) return null
  return (
    <Section title={t`Signing device`}>
      <Card>
        {device.state === 'ready' ? (
          <Ready device={device} />
        ) : (
          <Stack gap={3}>
            {device.state === 'over' && <Banner tone="warn">{t(refusalSentence[device.why])}</Banner>}
            <p>
              <Trans>On this device you cannot sign without a network so far. Make it your signing device only if it is yours.</Trans>
            </p>
            <div>
              <ButtonLink to="/sign-offs/scan" icon={<KeyRound aria-hidden size={18} />}>
                <Trans>Make this your signing device</Trans>
              </ButtonLink>
            </div>
          </Stack>
        )}
      </Card>
      <p className={styles['quiet']}>
        <Trans>Where you have no device at all, you sign with a code from paper.</Trans>
      </p>
      <div>
        <ButtonLink to="/settings/codes" icon={<ListOrdered aria-hidden size={18} />}>
          <Trans>Codes on paper</Trans>
        </ButtonLink>
      </div>
    </Section>
  )
}

const Ready = ({ device: { key, heardAt } }: { readonly device: Extract<OwnDevice, { readonly state: 'ready' }> }) => {
  const { t } = useLingui()
  const store = useStore()
  const dates = useDates()
  const deed = useDeed()
  const [asked, setAsked] = useState(false)
  const day = (at: Instant) => dates.fullDay(dayAt(at, zoneMinutes(at)))
  const end = () => {
    setAsked(false)
    void deed.run(() => retireDevice(store))
  }
  return (
    <Stack gap={3}>
      <dl className={styles['facts']}>
        <Fact name={t`Name`} value={key.label} />
        <Fact name={t`Signs for you since`} value={day(key.since)} />
        <Fact name={t`Valid until`} value={day(key.expires)} />
        {heardAt !== null && <Fact name={t`Last heard from the school`} value={dates.moment(heardAt)} />}
      </dl>
      <p className={styles['quiet']}>
        <Trans>It is renewed by itself whenever this device has a network.</Trans>
      </p>
      {deed.problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(deed.problem)}</Banner>
        </div>
      )}
      <div>
        <Button variant="danger" isPending={deed.isPending} onPress={() => setAsked(true)}>
          <Trans>End signing on this device</Trans>
        </Button>
      </div>
      <Dialog
        title={t`End signing on this device?`}
        isOpen={asked}
        onClose={() => setAsked(false)}
        closeLabel={t`Cancel`}
        role="alertdialog"
        footer={
          <>
            <Button onPress={() => setAsked(false)}>{t`Cancel`}</Button>
            <Button variant="danger" onPress={end}>{t`End it`}</Button>
          </>
        }
      >
        <p>
          <Trans>What you signed here stays valid. To sign without a network again, you make it your signing device once more.</Trans>
        </p>
      </Dialog>
    </Stack>
  )
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd dir="auto">{value}</dd>
  </div>
)

const OfApprentice = () => {
  const device = useOwnDevice('request')
  if (device === undefined) return null
  return (
    <p className={styles['quiet']}>
      {device.state === 'ready' ? (
        <Trans>You can show your mentor a code from this device without a network.</Trans>
      ) : (
        <Trans>To show your mentor a code, this device needs the network once.</Trans>
      )}
    </p>
  )
}
