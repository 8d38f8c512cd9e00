/** The judgement: a level in the words of the shop floor, what was counted, and a comment if there is one to make. */
import { type Competency, LEVELS, type Level } from '#domain/competency.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { RadioCards } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { NumberStepper } from '../../ui/number-stepper.tsx'
import { fullNameOf } from './competency-name.ts'
import { levelPhrase, levelWord } from '../words.ts'
import styles from './judgement-fields.module.css'

/** What is judged of one competency, as it stands in a form. */
export interface Judged {
  readonly level: Level | null
  /** Null or NaN while the field holds no number; the domain refuses it at its field. */
  readonly takeovers: number | null
  readonly prompts: number | null
  readonly defects: number | null
  readonly comment: string
}

interface JudgementFieldsProps {
  readonly judgement: Judged
  readonly onChange: (part: Partial<Judged>) => void
  /** Safety skills without a valid sign-off: they bar level 5. */
  readonly openSafety: readonly Competency[]
  readonly fieldError: (path: string) => MessageDescriptor | undefined
  readonly levelError: string | undefined
  readonly highest?: Level
  /** By somebody else, from the mentor's words. */
  readonly isCopied?: boolean
}

export const JudgementFields = ({ judgement, onChange, openSafety, fieldError, levelError, highest = 5, isCopied = false }: JudgementFieldsProps) => {
  const { t, i18n } = useLingui()
  const barred = openSafety.length > 0
  const error = (path: string) => {
    const words = fieldError(path)
    return words === undefined ? {} : { error: t(words) }
  }
  return (
    <>
      <div className={styles['levels']}>
        <RadioCards
          label={t`Level`}
          columns={highest}
          value={judgement.level === null ? null : String(judgement.level)}
          onChange={(v) => onChange({ level: Number(v) as Level })}
          error={levelError}
          options={LEVELS.filter((n) => n <= highest).map((n) => ({
            value: String(n),
            ...(isCopied ? { title: t(levelPhrase[n]) } : { title: t(levelWord[n]), mark: <b className={styles['numeral']}>{n}</b> }),
            ...(n === 5 && barred ? { text: t`not yet possible` } : {}),
          }))}
        />
        {barred && (
          <p className={styles['barred']}>
            <Trans>Level 5 is not possible yet. These safety skills have no valid sign-off:</Trans>{' '}
            <b dir="auto">{openSafety.map((c) => fullNameOf(c, i18n.locale)).join('; ')}</b>
          </p>
        )}
      </div>
      <div className={styles['counters']}>
        <Counter label={isCopied ? t`Took over` : t`I took over`} value={judgement.takeovers} onChange={(takeovers) => onChange({ takeovers })} {...error('facts.takeovers')} />
        <Counter label={t`Prompts`} value={judgement.prompts} onChange={(prompts) => onChange({ prompts })} {...error('facts.prompts')} />
        <Counter label={t`Own defects found`} value={judgement.defects} onChange={(defects) => onChange({ defects })} {...error('facts.defects')} />
      </div>
      <TextArea label={t`Comment`} value={judgement.comment} onChange={(comment) => onChange({ comment })} rows={2} {...error('comment')} />
    </>
  )
}

interface CounterProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly error?: string
}

const Counter = ({ label, ...rest }: CounterProps) => {
  const { t } = useLingui()
  return <NumberStepper label={label} min={0} max={99} lessLabel={t`${label}: one less`} moreLabel={t`${label}: one more`} {...rest} />
}
