/** An examination of a record, told line by line. */
import { inLanguage } from '#domain/text.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { lapsesAt, provisionalState } from '#domain/provisional.ts'
import type { RecordFile } from '#domain/record-file.ts'
import { type Finding, verdictOf } from '#signing/record/findings.ts'
import { type Examined, tally } from '#signing/record/verify-record.ts'
import { chinese } from './words/chinese.ts'
import { english } from './words/english.ts'
import type { Words } from './words/words.ts'

export const LANGUAGES = { en: english, zh: chinese } as const satisfies Record<string, Words>
export type Language = keyof typeof LANGUAGES

/** One line whatever a person typed: words of the file must not look like words of this program. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** @param plans in which the line is looked up */
const skillOf = (plans: readonly Programme[], competency: CompetencyId, language: Language): string => {
  const found = plans.flatMap((p) => findCompetency(p, competency) ?? [])[0]
  return found === undefined ? competency : `${found.code} ${inLanguage(found.title, language)}`
}

const statement = (finding: Finding, { verdict, says }: Words): string => {
  const word = says[finding.says] as (about: Finding) => string
  return `  ${verdict[verdictOf(finding)]}  ${oneLine(word(finding))}`
}

/** @returns lines for a terminal, the total last */
export const verifyLines = (file: RecordFile, examined: Examined, language: Language): readonly string[] => {
  const words = LANGUAGES[language]
  const { rows } = file
  const name = rows.person[0]?.name ?? file.apprentice
  const count = tally(examined)
  return [
    oneLine(words.title({ name, school: file.school.name, madeAt: file.madeAt })),
    ...examined.record.map((f) => statement(f, words)),
    '',
    ...(examined.signOffs.length === 0 ? [words.noSignOffs, ''] : []),
    ...examined.signOffs.flatMap(({ signOff, findings }) => [
      oneLine(words.signOff({ competency: skillOf(rows.programme.filter((p) => p.id === signOff.programme), signOff.competency, language), level: signOff.level, name: signOff.by.name, at: signOff.at })),
      ...findings.map((f) => statement(f, words)),
      '',
    ]),
    ...(rows.provisionalSignOff.length === 0 ? [] : [words.provisional]),
    ...rows.provisionalSignOff.flatMap((p) => [
      oneLine(words.provisionalLine({ competency: skillOf(rows.programme, p.competency, language), level: p.level, name: p.mentor.name, at: p.at })),
      `  ${oneLine(words.provisionalState(provisionalState(p, file.madeAt), { name: p.mentor.name, lapses: lapsesAt(p), because: p.answer?.because ?? '' }))}`,
    ]),
    ...(rows.provisionalSignOff.length === 0 ? [] : ['']),
    ...words.cannotTell,
    words.total(count),
  ]
}
