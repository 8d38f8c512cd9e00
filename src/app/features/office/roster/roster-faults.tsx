/** The lines that are left out: where, why, and what stands there. Of very many the first. */
import type { RosterFault } from '#domain/roster.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Table } from '../../../ui/table.tsx'
import office from '../office.module.css'
import { faultSentence } from './roster-words.ts'

const SHOWN = 100

export const RosterFaults = ({ faults }: { readonly faults: readonly RosterFault[] }) => {
  const { t } = useLingui()
  const more = faults.length - SHOWN
  if (faults.length === 0) return null
  return (
    <>
      <Table caption={t`Lines that are left out`}>
        <thead>
          <tr>
            <th scope="col">{t`Line`}</th>
            <th scope="col">{t`What is wrong`}</th>
            <th scope="col">{t`What stands there`}</th>
          </tr>
        </thead>
        <tbody className={office['rows']}>
          {faults.slice(0, SHOWN).map(({ line, fault, text }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td>{t(faultSentence[fault])}</td>
              <td dir="auto">{text}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more > 0 && (
        <p className={office['quiet']}>
          <Trans>And {more} more.</Trans>
        </p>
      )}
    </>
  )
}
