/** Whose record it is, and where he learnt. */
import type { RecordRows } from '#domain/record-file.ts'
import { useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { today } from '../../store/clock.ts'
import { useStore } from '../../store/store-context.tsx'
import { Table } from '../../ui/table.tsx'
import { Both } from './both.tsx'
import styles from './paper.module.css'

export const PaperHead = ({ rows }: { readonly rows: RecordRows }) => {
  const { t } = useLingui()
  const { profile } = useStore()
  const dates = useDates()
  return (
    <>
      <header className={styles['title']}>
        <h2>
          <Both of="record" />
        </h2>
        <dl className={styles['facts']}>
          <div>
            <dt>
              <Both of="apprentice" />
            </dt>
            <dd dir="auto">{profile.name}</dd>
          </div>
          <div>
            <dt>
              <Both of="school" />
            </dt>
            <dd dir="auto">{profile.schoolName}</dd>
          </div>
          {rows.cohort.map((c) => (
            <div key={c.id}>
              <dt>
                <Both of="cohort" />
              </dt>
              <dd dir="auto">{c.name}</dd>
            </div>
          ))}
          <div>
            <dt>
              <Both of="printed" />
            </dt>
            <dd>{dates.fullDay(today())}</dd>
          </div>
        </dl>
      </header>
      {rows.placement.length > 0 && (
        <section>
          <h3>
            <Both of="placements" />
          </h3>
          <Table caption={t`Placements`} hideCaption>
            <thead>
              <tr>
                {(['enterprise', 'time', 'mentors', 'teacher'] as const).map((of) => (
                  <th key={of} scope="col">
                    <Both of={of} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.placement.map((p) => (
                <tr key={p.id}>
                  <th scope="row" dir="auto">
                    {p.enterpriseName}, {p.post}
                  </th>
                  <td>
                    {dates.fullDay(p.start)} – {dates.fullDay(p.end)}
                  </td>
                  <td dir="auto">{[...new Set(p.mentors.map((m) => m.name))].join(', ')}</td>
                  <td dir="auto">{p.teacherName}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
    </>
  )
}
