/** Fails when a message of the page has no words in one of the languages, or when the catalogues are not up to date. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const catalogue = (locale: string) => `${root}src/app/locales/${locale}.po`
const LOCALES = ['en', 'zh'] as const

/** Messages of a catalogue with their words; origins and dates do not count. */
const entries = (po: string): Map<string, string> => {
  const text = (block: string, key: string) =>
    new RegExp(`^${key} ((?:".*"\\n?)+)`, 'm')
      .exec(block)?.[1]
      ?.split('\n')
      .map((l) => l.trim().slice(1, -1))
      .join('') ?? ''
  return new Map(
    po
      .split(/\n\n+/)
      .filter((b) => !/^#~/m.test(b))
      .map((b) => [text(b, 'msgid'), text(b, 'msgstr')] as const)
      .filter(([id]) => id !== ''),
  )
}

const before = new Map(LOCALES.map((l) => [l, readFileSync(catalogue(l), 'utf8')]))
const extract = spawnSync(`${root}node_modules/.bin/lingui`, ['extract', '--clean'], { cwd: root, encoding: 'utf8' })
if (extract.status !== 0) {
  console.error(extract.stdout, extract.stderr)
  process.exit(1)
}
const problems: string[] = []
for (const locale of LOCALES) {
  const now = entries(readFileSync(catalogue(locale), 'utf8'))
  const committed = entries(before.get(locale) ?? '')
  for (const [id, words] of now) if (words === '') problems.push(`${locale}: no words for "${id}"`)
  for (const id of committed.keys()) if (!now.has(id)) problems.push(`${locale}: "${id}" is no longer used; run: npm run extract`)
  // A check leaves the tree as it found it.
  writeFileSync(catalogue(locale), before.get(locale) ?? '')
}
if (problems.length > 0) {
  console.error(problems.join('\n'))
  console.error(`${problems.length} messages are not complete in both languages (src/app/locales/*.po).`)
  process.exit(1)
}
console.log(`translations: ${entries(before.get('en') ?? '').size} messages, complete in ${LOCALES.join(' and ')}`)
