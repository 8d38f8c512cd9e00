/** One skill of what is signed with a code: what the apprentice claims, and the mentor's judgement. */
import { Trans, useLingui } from '@lingui/react/macro'
import { fullNameOf } from '../../../record/judging/competency-name.ts'
import { type Judged, JudgementFields } from '../../../record/judging/judgement-fields.tsx'
import { StandardLine } from '../../../record/judging/standard-line.tsx'
import { fieldErrorSentence } from '../../../record/sentences.ts'
import { levelWord } from '../../../record/words.ts'
import styles from '../hand-over.module.css'
import { faultsOf } from './coded-draft.ts'
import type { CodedClaim } from './use-by-code.ts'

export const codedPartId = (number: number): string => `coded-${number}`

interface CodedPartProps {
  readonly claim: CodedClaim
  readonly number: number
  readonly judged: Judged
  readonly pressed: boolean
  readonly onChange: (part: Partial<Judged>) => void
}

export const CodedPart = ({ claim: { competency, selfLevel, logs, openSafety }, number, judged, pressed, onChange }: CodedPartProps) => {
  const { t, i18n } = useLingui()
  const asked = t(levelWord[selfLevel])
  const faults = faultsOf(judged)
  return (
    <article className={styles['claim']} aria-labelledby={codedPartId(number)}>
      <div className={styles['head']}>
        <h2 id={codedPartId(number)} tabIndex={-1} className={styles['title']} dir="auto">
          {fullNameOf(competency, i18n.locale)}
        </h2>
        <p className={styles['quiet']}>
          <Trans>
            asks for level {selfLevel}, {asked}
          </Trans>
        </p>
        {competency.standard !== null && logs.length > 0 && <StandardLine standard={competency.standard} measurements={logs.flatMap((l) => l.log.measurements)} />}
      </div>
      <JudgementFields
        judgement={judged}
        onChange={onChange}
        openSafety={openSafety}
        fieldError={(path) => {
          const fault = pressed ? faults.get(path) : undefined
          return fault === undefined ? undefined : fieldErrorSentence[fault]
        }}
        levelError={pressed && judged.level === null ? t`Choose a level first.` : undefined}
      />
    </article>
  )
}
