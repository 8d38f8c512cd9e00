/** The ledger of a month on A4: the figures, then all rows, headings in both languages, and room for two signatures. */
import { useDates } from '../../record/dates.ts'
import { useStore } from '../../store/store-context.tsx'
import { onPaper } from './ledger-headings.ts'
import styles from './ledger.module.css'
import type { Figure } from './use-figures.ts'

export const LedgerOnPaper = ({ figures, month }: { readonly figures: readonly Figure[]; readonly month: string }) => {
  const { profile } = useStore()
  const dates = useDates()
  return (
    <div className={styles['paper']}>
      <h2>{onPaper.title}</h2>
      <p>
        {onPaper.mentor}: <b>{profile.name}</b> · {profile.schoolName}
        <br />
        {onPaper.month}: <b>{month}</b>
      </p>
      <table className={styles['sheet']}>
        <thead>
          <tr>
            <th scope="col">{onPaper.item}</th>
            <th scope="col">{onPaper.amount}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((f) => (
            <tr key={f.name}>
              <td>{onPaper.figures[f.name]}</td>
              <td>{f.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {figures
        .filter((f) => f.rows.length > 0)
        .map((f) => (
          <section key={f.name}>
            <h3>{onPaper.figures[f.name]}</h3>
            <table className={styles['sheet']}>
              <thead>
                <tr>
                  <th scope="col">{onPaper.day}</th>
                  <th scope="col">{onPaper.apprentice}</th>
                  <th scope="col">{onPaper.what}</th>
                  <th scope="col">{onPaper.amount}</th>
                </tr>
              </thead>
              <tbody>
                {f.rows.map((r) => (
                  <tr key={r.key}>
                    <td>{dates.day(r.day)}</td>
                    <td>{r.apprentice}</td>
                    <td>{r.what}</td>
                    <td>{r.amount}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      <div className={styles['signatures']}>
        <span>{onPaper.signedMentor}</span>
        <span>{onPaper.signedSchool}</span>
      </div>
    </div>
  )
}
