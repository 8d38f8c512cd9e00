/**
 * The tables of docs/benchmarks.md out of the JSON of a bench: `node tests/bench/tables.ts client.json server.json phone.json`
 * prints them, with `--write` it puts them into the page, in place of the older ones.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Machine } from './bench-run.ts'
import type { ClientReport, PeerName } from './client/report.ts'
import { rounded, type Spread } from './figures.ts'
import type { LoadResult } from './server/load-plan.ts'
import type { OfficeReport, OfficeSetup } from './office/report.ts'
import type { PhoneReport } from './phone/report.ts'
import type { ServerReport, SetupReport } from './server/report.ts'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const thousands = (n: number): string => n.toLocaleString('en-GB')
const ms = (n: number): string => (n < 10 ? n.toFixed(1) : thousands(Math.round(n)))
const megabytes = (bytes: number): string => String(rounded(bytes / 2 ** 20))
const spreadOf = ({ p50, p95, p99 }: Spread): string => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`

const measuredOn = ({ date, cores, memoryGb, node, loadBefore }: Machine): string =>
  `${date}, ${cores} cores, ${memoryGb} GB, Node ${node}${loadBefore > 1 ? `; **the machine was busy with other work (load ${loadBefore}): a placeholder, not a result**` : ''}.`

const NAMES: Readonly<Record<PeerName, string>> = { floor: 'floor', craftlog: '**Craftlog**', rxdb: 'RxDB', pouchdb: 'PouchDB' }

export const clientTable = ({ peers, rows, runs, quietPull, engineKb, machine }: ClientReport): string => {
  const line = ([name, p]: [string, ClientReport['peers'][PeerName]]): readonly string[] => {
    const figure = (of: 'firstSync' | 'write' | 'push500' | 'push1000' | 'reopen') =>
      name === 'floor' ? `1.00 (${ms(p[of].ms)} ms)` : `${p[of].ratio.toFixed(2)} (${ms(p[of].ms)} ms)`
    return [NAMES[name as PeerName], figure('firstSync'), figure('write'), figure('push500'), figure('push1000'), figure('reopen'), `${Math.round(p.kbGzip)} KB`]
  }
  return [
    `${measuredOn(machine)} Medians of ${runs} runs: times the floor, and ms.`,
    '',
    table(
      ['', `first sync of ${thousands(rows)}`, 'one write', 'push 500', 'push 1,000', 'reopen to 50 rows', 'script, gzipped'],
      (Object.entries(peers) as [string, ClientReport['peers'][PeerName]][]).map(line),
    ),
    '',
    `A pull without news over ${quietPull.scopes} scopes, p50 / p95 / p99: ${spreadOf(quietPull.server)} ms in the server, ${spreadOf(quietPull.whole)} ms for the page; as many bytes to and fro with nothing behind them take it ${spreadOf(quietPull.floor)} ms. The engine is ${engineKb.own} KB gzipped by itself, ${engineKb.withTrade} KB with the trade's rules and zod.`,
  ].join('\n')
}

const faults = ({ errors }: LoadResult): number => Object.values(errors).reduce((sum, n) => sum + n, 0)

export const serverTable = ({ setups, machine, devices, rows, apprentices, window }: ServerReport): string => {
  const line = (of: (s: SetupReport) => string): readonly string[] => setups.map(of)
  const lines: readonly (readonly string[])[] = [
    [`pushes of 1 mutation a second, ${devices} devices`, ...line((s) => thousands(s.single.aSecond))],
    ['their ms, p50 / p95 / p99', ...line((s) => spreadOf(s.single.ms))],
    ['pushes of 20 mutations a second', ...line((s) => `${thousands(s.batched.aSecond)} (${thousands(Math.round(s.batched.aSecond * 20))} mutations)`)],
    ['their ms, p50 / p95 / p99', ...line((s) => spreadOf(s.batched.ms))],
    ['pull without news, teacher of 100 apprentices, ms', ...line((s) => spreadOf(s.quietPull.ms))],
    [`first pull of ${thousands(rows)} rows, ms`, ...line((s) => ms(s.firstPull.ms.p50))],
    [`Monday morning: ${thousands(apprentices)} visits in ${window} s, served by`, ...line((s) => `${s.monday.seconds} s`)],
    ['a visit (push 5, pull), ms', ...line((s) => spreadOf(s.monday.ms))],
    ['errors, all phases', ...line((s) => String([s.single, s.batched, s.quietPull, s.firstPull, s.monday].reduce((sum, r) => sum + faults(r), 0)))],
    ['highest memory of a process, MB', ...line((s) => s.memoryMb.join(' + '))],
  ]
  return [measuredOn(machine), '', table(['', ...setups.map((s) => s.name)], lines)].join('\n')
}

export const officeTable = ({ setups, machine, apprentices, logs, times }: OfficeReport): string => {
  const line = (of: (s: OfficeSetup) => string): readonly string[] => setups.map(of)
  const lines: readonly (readonly string[])[] = [
    ['page of a cohort, 60 × 270, ms', ...line((s) => spreadOf(s.cohort))],
    ['its JSON, KB', ...line((s) => ms(s.cohort.bytes / 1_024))],
    ['search for a rare word, ms', ...line((s) => spreadOf(s.rare))],
    ['search for a word of every log, ms', ...line((s) => spreadOf(s.often))],
    ['highest memory, MB', ...line((s) => String(s.memoryMb))],
    ['first sync of a teacher: rows, in answers', ...line(({ firstSync: f }) => `${thousands(f.rows)}, ${f.answers}`)],
    ['on its way, MB', ...line((s) => megabytes(s.firstSync.bytes))],
    ['until all of it is on the device, s', ...line(({ firstSync: f }) => `${rounded(f.ms / 1_000)} (middle of ${f.times})`)],
    ['records of a class as one PDF: how many, s, MB', ...line(({ batch: b }) => `${b.records}, ${rounded(b.ms / 1_000)}, ${megabytes(b.bytes)}`)],
    ["meanwhile another teacher's pull without news, ms", ...line((s) => spreadOf(s.batch.pull.meanwhile))],
    ['the same pull alone, ms', ...line((s) => spreadOf(s.batch.pull.alone))],
    ['meanwhile her search for a rare word, ms', ...line((s) => spreadOf(s.batch.search.meanwhile))],
    ['the same search alone, ms', ...line((s) => spreadOf(s.batch.search.alone))],
    ['highest memory meanwhile, MB', ...line((s) => String(s.batch.memoryMb))],
  ]
  return [`${measuredOn(machine)} ${thousands(apprentices)} apprentices, ${thousands(logs)} logs; each figure p50 / p95 / p99 of ${times} questions.`, '', table(['', ...setups.map((s) => s.name)], lines)].join('\n')
}

export const phoneTable = ({ machine, runs, loadAfter, lines }: PhoneReport): string =>
  [
    `${measuredOn(machine)} Load at its end ${loadAfter}. Medians of ${runs} runs.`,
    '',
    table(['what', 'found', 'target', 'floor of the same run'], lines.map(({ what, found, target, floor }) => [what, found, target, floor])),
  ].join('\n')

type AnyReport = ClientReport | ServerReport | OfficeReport | PhoneReport
const tableOf = (report: AnyReport): string => {
  switch (report.bench) {
    case 'client':
      return clientTable(report)
    case 'server':
      return serverTable(report)
    case 'office':
      return officeTable(report)
    case 'phone':
      return phoneTable(report)
  }
}

const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))

/** The bench prints its JSON as one line; npm may have said something before. */
const readReport = (file: string): AnyReport => {
  const line = readFileSync(file, 'utf8').split('\n').find((l) => l.startsWith('{'))
  if (line === undefined) throw new Error(`${file} holds no report`)
  return JSON.parse(line) as AnyReport
}

const placeIn = (page: string, name: string, text: string): string => {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for the ${name} table`)
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2)
  for (const file of args.filter((a) => a !== '--write')) {
    const report = readReport(file)
    const text = tableOf(report)
    if (args.includes('--write')) writeFileSync(PAGE, placeIn(readFileSync(PAGE, 'utf8'), report.bench, text))
    else console.log(`${text}\n`)
  }
}
