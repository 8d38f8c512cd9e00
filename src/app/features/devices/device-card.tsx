/** One device: since when, until when, what came from it, and what is strange about it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleSlash, Clock, Copy, Hourglass, ShieldAlert } from 'lucide-react'
import { Link } from 'react-router'
import { dayAt } from '#domain/calendar-day.ts'
import { useDates } from '../../record/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './devices.module.css'
import type { Standing } from './standing.ts'
import type { Device } from './use-devices.ts'

export const DeviceCard = ({ device: { key, standing }, onEnd }: { readonly device: Device; readonly onEnd: () => void }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { label } = key
  const since = dates.fullDay(dayAt(key.since))
  const until = dates.fullDay(dayAt(key.expires))
  return (
    <Card as="article">
      <div className={styles['device']}>
        <div className={styles['head']}>
          <h3 className={styles['label']} dir="auto">
            {label}
          </h3>
          <StateChip state={standing.state} />
        </div>
        <dl className={styles['facts']}>
          <dt>{t`Set up`}</dt>
          <dd>{since}</dd>
          <dt>{t`Certified until`}</dt>
          <dd>{until}</dd>
          <dt>{t`Last signature`}</dt>
          <dd>
            <LastWords last={standing.last} />
          </dd>
          {key.ended !== null && (
            <>
              <dt>{t`Ended`}</dt>
              <dd>
                <EndedWords at={dates.moment(key.ended.at)} by={key.ended.by.name} />
              </dd>
            </>
          )}
        </dl>
        <Strange standing={standing} />
        {standing.state !== 'lost' && (
          <div>
            <Button onPress={onEnd} aria-label={standing.state === 'retired' ? t`Report ${label} lost` : t`End ${label}, or report it lost`}>
              {standing.state === 'retired' ? t`Report it lost` : t`End or report lost`}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

const StateChip = ({ state }: { readonly state: Standing['state'] }) => {
  switch (state) {
    case 'in-use':
      return (
        <Chip tone="ok" icon={<Check aria-hidden size={14} />}>
          <Trans>In use</Trans>
        </Chip>
      )
    case 'run-out':
      return (
        <Chip tone="wait" icon={<Clock aria-hidden size={14} />}>
          <Trans>Needs a network to sign again</Trans>
        </Chip>
      )
    case 'retired':
      return (
        <Chip icon={<CircleSlash aria-hidden size={14} />}>
          <Trans>Retired</Trans>
        </Chip>
      )
    case 'lost':
      return (
        <Chip tone="bad" icon={<ShieldAlert aria-hidden size={14} />}>
          <Trans>Reported lost</Trans>
        </Chip>
      )
  }
}

const LastWords = ({ last }: { readonly last: Standing['last'] }) => {
  const dates = useDates()
  if (last === null) return <Trans>None has arrived yet</Trans>
  const { number } = last
  const when = dates.moment(last.at)
  return (
    <Trans>
      No. {number}, arrived {when}
    </Trans>
  )
}

const EndedWords = ({ at, by }: { readonly at: string; readonly by: string }) => (
  <Trans>
    {at}, by {by}
  </Trans>
)

const Strange = ({ standing: { missing, broken, last } }: { readonly standing: Standing }) => {
  const [first] = broken
  return (
    <>
      {missing > 0 && (
        <p className={styles['missing']}>
          <Hourglass aria-hidden size={18} />
          <span>
            <Plural value={missing} one="# signature of this device has not arrived yet." other="# signatures of this device have not arrived yet." /> <Trans>They come with this device, or with the phone of the apprentice.</Trans>
          </span>
        </p>
      )}
      {first !== undefined && last !== null && (
        <p className={styles['copied']}>
          <Copy aria-hidden size={18} />
          <span>
            <Trans>This device may have been copied: signature no. {first} does not follow on the one before. Ask its owner, and report it lost if he cannot explain it.</Trans>{' '}
            <Link to="/dead-letters" className={styles['link']}>
              <Trans>What was refused stands in Refused work</Trans>
            </Link>
          </span>
        </p>
      )}
    </>
  )
}
