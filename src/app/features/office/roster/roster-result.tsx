/** What was taken in; and where it was cut short, how to go on. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { whyNotSaved } from '../not-read.tsx'
import office from '../office.module.css'
import { RosterFaults } from './roster-faults.tsx'
import type { RosterState } from './use-roster.ts'

interface RosterResultProps {
  readonly state: Extract<RosterState, { readonly step: 'done' }>
  readonly onGoOn: () => void
  readonly onOther: () => void
}

export const RosterResult = ({ state: { took, faults, stopped }, onGoOn, onOther }: RosterResultProps) => {
  const { t } = useLingui()
  return (
    <div className={office['items']}>
      {stopped !== null && (
        <div role="alert">
          <Banner tone="warn">
            {stopped === 'by-hand' ? <Trans>Stopped.</Trans> : t(whyNotSaved(stopped))} <Trans>What was taken in stays. Go on, now or later with the same file: nobody is doubled.</Trans>
          </Banner>
        </div>
      )}
      <p role="status">
        <Plural value={took.new} _0="Nobody new was taken in." one="# new apprentice was taken in." other="# new apprentices were taken in." />{' '}
        {took.changed > 0 && <Plural value={took.changed} one="# was brought up to date." other="# were brought up to date." />}{' '}
        {took.same > 0 && <Plural value={took.same} one="# was here already." other="# were here already." />}
      </p>
      <RosterFaults faults={faults} />
      <div className={office['buttons']}>
        {stopped !== null && (
          <Button variant="primary" onPress={onGoOn}>
            {t`Go on`}
          </Button>
        )}
        <ButtonLink to="/office/cohorts" {...(stopped === null ? { variant: 'primary' } : {})}>
          {t`To the cohorts, for their join codes`}
        </ButtonLink>
        <Button onPress={onOther}>{t`Another file`}</Button>
      </div>
    </div>
  )
}
