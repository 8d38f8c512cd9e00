/** Coarse to fine (rule 2): the grades of the standard, which of them measured values met, and which is next. */
import { gradeMet, type Measurement, nextGrade, type Standard } from '#domain/measurement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { numberText } from '../../record/measurement-table.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Table } from '../../ui/table.tsx'

interface StandardSectionProps {
  readonly standard: Standard
  readonly measurements: readonly Measurement[]
}

export const StandardSection = ({ standard, measurements }: StandardSectionProps) => {
  const { t } = useLingui()
  const met = measurements.map((m) => gradeMet(standard, m)).filter((g) => g !== null)
  const next = nextGrade(standard, met.length === 0 ? null : Math.max(...met))
  const { quantity, unit } = standard
  const target = standard.nominal === null ? '' : numberText(standard.nominal)
  return (
    <Section title={t`Standard`} aside={<bdi>{[quantity, target === '' ? '' : `${target} ${unit}`].filter((s) => s !== '').join(' · ')}</bdi>}>
      <Card>
        <Table caption={t`Grades of the standard`} hideCaption>
          <thead>
            <tr>
              <th scope="col">{t`Grade`}</th>
              <th scope="col">{t`Within`}</th>
              <th scope="col">{t`Times met`}</th>
            </tr>
          </thead>
          <tbody>
            {standard.grades.map(({ grade, within }) => {
              const times = met.filter((g) => g >= grade).length
              return (
                <tr key={grade}>
                  <th scope="row">{grade}</th>
                  <td>
                    ± {numberText(within)} {unit}
                  </td>
                  <td>
                    {times > 0 ? (
                      <Chip tone="ok" icon={<Check aria-hidden size={14} />}>
                        {times}
                      </Chip>
                    ) : grade === next?.grade ? (
                      <Chip tone="act">
                        <Trans>next to reach</Trans>
                      </Chip>
                    ) : (
                      '–'
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      </Card>
    </Section>
  )
}
