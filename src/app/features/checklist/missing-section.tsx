/** The seal as it stands, large, and beside it what the next one needs. */
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleCheck } from 'lucide-react'
import { hoursAndMinutes } from '../../record/dates.ts'
import { StandingSeal, standingWords } from '../../record/standing-seal.tsx'
import { levelPhrase } from '../../record/words.ts'
import styles from './competency.module.css'
import { nextLevel } from './missing.ts'
import { Fact, MissingFact } from './missing-fact.tsx'
import type { CompetencyPage } from './use-competency.ts'

export const MissingSection = ({ page }: { readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  const { standing, missing, request } = page
  const selfLevel = request?.state === 'open' ? request.selfLevel : null
  const next = nextLevel(standing)
  const [status, ...more] = standingWords(standing, selfLevel).map((w) => t(w))
  const practised = hoursAndMinutes(standing.practisedMinutes)
  const planned = page.competency.plannedMinutes === null ? '' : hoursAndMinutes(page.competency.plannedMinutes)
  const goal = next === null ? '' : t(levelPhrase[next])
  return (
    <section className={styles['now']} aria-label={t`How you stand`}>
      <div className={styles['standing']}>
        <StandingSeal standing={standing} selfLevel={selfLevel} size="l" />
        <div>
          <p className={styles['status']}>{status}</p>
          {more.map((words) => (
            <p key={words} className={styles['quiet']}>
              {words}
            </p>
          ))}
          {(standing.practisedMinutes > 0 || planned !== '') && (
            <p className={styles['quiet']}>
              {planned === '' ? (
                <Trans>practised {practised} hours</Trans>
              ) : (
                <Trans>
                  practised {practised} hours, planned {planned}
                </Trans>
              )}
            </p>
          )}
        </div>
      </div>
      <h2 className={styles['missingTitle']}>{next === null ? t`At the highest level` : standing.level === null ? t`Missing for the first seal` : t`Missing for ${goal}`}</h2>
      {missing.length === 0 ? (
        <Fact icon={CircleCheck} tone="ok">
          <Trans>Nothing is missing. Both signatures are there.</Trans>
        </Fact>
      ) : (
        <ul className={styles['facts']}>
          {missing.map((m) => (
            <li key={m.fact === 'prerequisite-open' ? m.competency : m.fact}>
              <MissingFact missing={m} page={page} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
