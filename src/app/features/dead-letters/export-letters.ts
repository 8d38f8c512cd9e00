/** Dead letters as files: JSON for a technician, a table for the office. */
import type { DeadLetter } from '#sync/office.ts'
import { useLingui } from '@lingui/react/macro'
import { csvOf } from '../../record/csv.ts'
import type { CompetencyName } from '../../record/deed-text.tsx'
import { useFieldName } from '../../record/refusal-words.tsx'
import { useSaid } from '../../record/said.ts'
import { saveCsv, saveFile } from '../../record/save-file.ts'
import { fieldErrorSentence, refusalSentence } from '../../record/sentences.ts'
import { deedOf, useLetterWord } from './letter-title.ts'

const textOf = (args: unknown): string => (args === null ? '' : JSON.stringify(args))

export const useLetterFiles = (nameOf: CompetencyName) => {
  const { t } = useLingui()
  const word = useLetterWord()
  const fieldName = useFieldName()
  const said = useSaid()
  const words = (letter: DeadLetter): string => {
    const deed = deedOf(letter)
    return deed === null ? textOf(letter.args) : said(deed, nameOf).map((s) => `${t(s.label)}: ${s.text}`).join('\n')
  }
  const line = (l: DeadLetter): readonly string[] => [
    new Date(l.at).toISOString(),
    l.personName,
    word(l),
    t(refusalSentence[l.refusal.because]),
    (l.refusal.fields ?? []).map((f) => `${fieldName(f.path)}: ${t(fieldErrorSentence[f.error])}`).join('\n'),
    words(l),
    l.id,
  ]
  return {
    csv: (letters: readonly DeadLetter[]) => saveCsv('craftlog-refused.csv', csvOf([[t`When`, t`Who`, t`What`, t`Why`, t`Fields`, t`What was written`, t`Number`], ...letters.map(line)])),
    json: (letters: readonly DeadLetter[]) => saveFile('craftlog-refused.json', { craftlog: 'dead-letters/1', letters }),
  }
}
