/** What a roster would change, and which lines are left out and why. Nothing is changed before somebody agrees. */
import { looksLikeFormula } from '#domain/roster.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../../ui/button.tsx'
import office from '../office.module.css'
import { RosterFaults } from './roster-faults.tsx'
import type { Compared } from './use-roster.ts'

const MOST_FORMULAS = 5

interface RosterPreviewProps {
  readonly found: Compared
  readonly onAgree: () => void
  readonly onOther: () => void
}

export const RosterPreview = ({ found, onAgree, onOther }: RosterPreviewProps) => {
  const { t } = useLingui()
  const { fileName, becomes, wanted, faults, unread, lines } = found
  const n = wanted.length
  const formulas = lines.filter((l) => looksLikeFormula(l.name) || looksLikeFormula(l.number))
  return (
    <div className={office['items']}>
      <h2 dir="auto">{fileName}</h2>
      <dl className={office['facts']}>
        <dt>{t`New`}</dt>
        <dd>{becomes.new}</dd>
        <dt>{t`Known, with another name or cohort`}</dt>
        <dd>{becomes.changed}</dd>
        <dt>{t`Known, as they are`}</dt>
        <dd>{becomes.same}</dd>
        <dt>{t`Lines that are left out`}</dt>
        <dd>{faults.length}</dd>
      </dl>
      {unread.length > 0 && (
        <p className={office['quiet']}>
          <Trans>These columns are not read: {unread.join(', ')}.</Trans>
        </p>
      )}
      {formulas.length > 0 && (
        <p className={office['quiet']}>
          <Plural value={formulas.length} one="# line looks like a formula and is taken as the text it is:" other="# lines look like formulas and are taken as the text they are:" />{' '}
          <span dir="auto">
            {formulas
              .slice(0, MOST_FORMULAS)
              .map((l) => (looksLikeFormula(l.name) ? l.name : l.number))
              .join(' · ')}
          </span>
        </p>
      )}
      <RosterFaults faults={faults} />
      <div className={office['buttons']}>
        {n > 0 && (
          <Button variant="primary" onPress={onAgree}>
            <Plural value={n} one="Take in # apprentice" other="Take in # apprentices" />
          </Button>
        )}
        <Button onPress={onOther}>{t`Another file`}</Button>
      </div>
      {n === 0 && (
        <p>
          <Trans>There is nothing to take in.</Trans>
        </p>
      )}
    </div>
  )
}
