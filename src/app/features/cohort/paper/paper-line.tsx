/** What the sheet says of one skill. */
import { HIGHEST_ON_PAPER } from '#domain/sign-off.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { JudgementFields } from '../../../record/judging/judgement-fields.tsx'
import { fieldErrorSentence, refusalSentence } from '../../../record/sentences.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card } from '../../../ui/card.tsx'
import type { CopiedLine } from './paper-draft.ts'
import styles from './paper.module.css'

interface PaperLineProps {
  readonly name: string
  readonly line: CopiedLine
  readonly onChange: (part: Partial<CopiedLine>) => void
  /** The plan keeps it from the deputy who signed. */
  readonly isKept: boolean
  readonly tried: boolean
  /** Why this skill, and with it the sheet, was not accepted. */
  readonly problem: MessageDescriptor | null
  readonly fieldError: (path: string) => MessageDescriptor | undefined
}

export const PaperLine = ({ name, line, onChange, isKept, tried, problem, fieldError }: PaperLineProps) => {
  const { t } = useLingui()
  const refused = fieldError('level')
  return (
    <Card>
      <div className={styles['line']} role="group" aria-label={name} data-line="">
        <h2 dir="auto">{name}</h2>
        {problem !== null && (
          <div role="alert" tabIndex={-1} data-problem="">
            <Banner tone="bad">{t(problem)}</Banner>
          </div>
        )}
        {isKept && <Banner tone="warn">{t(refusalSentence['mentor-himself'])}</Banner>}
        <JudgementFields
          judgement={line}
          onChange={onChange}
          openSafety={[]}
          highest={HIGHEST_ON_PAPER}
          isCopied
          fieldError={fieldError}
          levelError={refused !== undefined ? t(refused) : tried && line.level === null ? t(fieldErrorSentence.required) : undefined}
        />
      </div>
    </Card>
  )
}
