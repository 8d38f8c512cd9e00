/** An examination of a record, told line by line. */
import { inLanguage } from '#domain/text.ts'
import { findCompetency } from '#domain/programme.ts'
import type { RecordFile } from '#domain/record-file.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { type Finding, verdictOf } from '#signing/record/findings.ts'
import { type Examined, tally } from '#signing/record/verify-record.ts'
import { chinese } from './words/chinese.ts'
import { english } from './words/english.ts'
import type { Words } from './words/words.ts'

export const LANGUAGES = { en: english, zh: chinese } as const satisfies Record<string, Words>
export type Language = keyof typeof LANGUAGES

/** One line whatever a person typed: words of the file must not look like words of this program. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

const skillOf = ({ rows }: RecordFile, { competency, programme }: SignOff, language: Language): string => {
  const found = rows.programme.filter((p) => p.id === programme).flatMap((p) => findCompetency(p, competency) ?? [])[0]
  return found === undefined ? competency : `${found.code} ${inLanguage(found.title, language)}`
}

const statement = (finding: Finding, { verdict, says }: Words): string => {
  const word = says[finding.says] as (about: Finding) => string
  return `  ${verdict[verdictOf(finding)]}  ${oneLine(word(finding))}`
}

/** @returns lines for a terminal, the total last */
export const verifyLines = (file: RecordFile, examined: Examined, language: Language): readonly string[] => {
  const words = LANGUAGES[language]
  const name = file.rows.person[0]?.name ?? file.apprentice
  const count = tally(examined)
  return [
    oneLine(words.title({ name, school: file.school.name, madeAt: file.madeAt })),
    ...examined.record.map((f) => statement(f, words)),
    '',
    ...(examined.signOffs.length === 0 ? [words.noSignOffs, ''] : []),
    ...examined.signOffs.flatMap(({ signOff, findings }) => [
      oneLine(words.signOff({ competency: skillOf(file, signOff, language), level: signOff.level, name: signOff.by.name, at: signOff.at })),
      ...findings.map((f) => statement(f, words)),
      '',
    ]),
    ...words.cannotTell,
    words.total(count),
  ]
}
