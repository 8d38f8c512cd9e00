/** What was signed, at which level, by whom, with the seals as they stand today; and how much of the plan that is. */
import { dayAt, type Instant } from '#domain/calendar-day.ts'
import { columns, type CompetencyStanding, standings } from '#domain/progress.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import type { RecordRows } from '#domain/record-file.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { inLanguage, type LocalText } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { DisputeMark } from '../../record/dispute-mark.tsx'
import { SignOffMarks } from '../../record/signing-device/sign-off-marks.tsx'
import { StandingSeal } from '../../record/standing-seal.tsx'
import { kindWord, levelPhrase } from '../../record/words.ts'
import { now, zoneMinutes } from '../../store/clock.ts'
import { Table } from '../../ui/table.tsx'
import { Both } from './both.tsx'
import styles from './paper.module.css'

/** In English and Chinese, where the plan has both. */
const inBoth = (text: LocalText): string => [...new Set([inLanguage(text, 'en'), inLanguage(text, 'zh')])].join(' · ')

export const PaperSkills = ({ rows }: { readonly rows: RecordRows }) => {
  const portfolio = { logs: rows.practiceLog, requests: rows.signOffRequest, signOffs: rows.signOff, withdrawals: rows.withdrawal, endorsements: rows.endorsement, disputes: rows.dispute }
  const at = now()
  return (
    <>
      {rows.programme
        .filter((p) => rows.placement.some((placement) => placement.programme === p.id))
        .map((programme) => (
          <PaperPlan key={programme.id} programme={programme} rows={rows} all={standings(programme, portfolio, at)} />
        ))}
    </>
  )
}

interface PaperPlanProps {
  readonly programme: Programme
  readonly rows: RecordRows
  readonly all: readonly CompetencyStanding[]
}

const PaperPlan = ({ programme, rows, all }: PaperPlanProps) => {
  const { t } = useLingui()
  const signed = new Set(rows.signOff.map((s) => s.competency))
  const competencies = competenciesOf(programme).filter((c) => signed.has(c.id))
  const { version } = programme
  return (
    <section>
      <h3>
        <Both of="plan" />
      </h3>
      <p>
        <bdi>{inBoth(programme.title)}</bdi> (<Trans>version {version}</Trans>)
      </p>
      <Table caption={t`Progress`} hideCaption>
        <thead>
          <tr>
            {(['kind', 'ofPlan', 'practised', 'signed', 'endorsed'] as const).map((of) => (
              <th key={of} scope="col">
                <Both of={of} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns(programme, all).map((c) => (
            <tr key={c.kind}>
              <th scope="row">{t(kindWord[c.kind])}</th>
              {[c.of, c.practised, c.signed, c.endorsed].map((n, i) => (
                // eslint-disable-next-line react/no-array-index-key -- four columns, always these
                <td key={i}>{n}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {competencies.length > 0 && (
        <>
          <h3>
            <Both of="skills" />
          </h3>
          <ul className={styles['seals']}>
            {competencies.map((c) => {
              const standing = all.find((s) => s.competency === c.id)
              return (
                <li key={c.id} className={styles['sealed']}>
                  {standing !== undefined && <StandingSeal standing={standing} />}
                  <div>
                    <p className={styles['strong']} dir="auto">
                      {c.code} {inBoth(c.title)}
                    </p>
                    {rows.signOff
                      .filter((s) => s.competency === c.id)
                      .map((s) => (
                        <Signed key={s.id} signOff={s} rows={rows} />
                      ))}
                  </div>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

const Signed = ({ signOff: s, rows }: { readonly signOff: SignOff; readonly rows: RecordRows }) => {
  const { t } = useLingui()
  const dates = useDates()
  const day = (at: Instant) => dates.fullDay(dayAt(at, zoneMinutes(at)))
  const endorsement = rows.endorsement.find((e) => e.signOff === s.id)
  const withdrawal = rows.withdrawal.find((w) => w.signOff === s.id)
  const [teacher, endorsedOn] = endorsement === undefined ? ['', ''] : [endorsement.by.name, day(endorsement.at)]
  const [who, withdrawnOn, because] = withdrawal === undefined ? ['', '', ''] : [withdrawal.by.name, day(withdrawal.at), withdrawal.because]
  return (
    <>
      <p>
        {t(levelPhrase[s.level])} · <bdi>{s.by.name}</bdi> · {day(s.at)}
        {endorsement !== undefined && (
          <>
            {' · '}
            <Trans>
              Endorsed by {teacher}, {endorsedOn}
            </Trans>
          </>
        )}
      </p>
      <SignOffMarks of={s} book={{ signOffs: rows.signOff }} withoutReview={withdrawal !== undefined} />
      {withdrawal === undefined && <DisputeMark of={s} book={{ disputes: rows.dispute }} />}
      {s.comment !== '' && (
        <p className={styles['quote']} dir="auto">
          {s.comment}
        </p>
      )}
      {withdrawal !== undefined && (
        <>
          <p>
            <Trans>
              Withdrawn by {who}, {withdrawnOn}, because:
            </Trans>
          </p>
          <p className={styles['quote']} dir="auto">
            {because}
          </p>
        </>
      )}
    </>
  )
}
