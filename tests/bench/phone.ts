/**
 * The app on a slow phone: `npm run bench:phone -- [--runs 5] [--only warm,save,form,scroll,cold,lighthouse] [--json]`. The
 * built page, the server as a school starts it, Chromium with its processor slowed down. docs/benchmarks.md says what each
 * number means.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { liWei } from '#tests/support/people.ts'
import { progress, readOptions, runBench, scratchFolder, thisMachine } from './bench-run.ts'
import { script } from './child.ts'
import type { Scores } from './lighthouse/audit.ts'
import type { MachineSpeed } from './lighthouse/machine-speed.ts'
import { type ColdVisit, coldVisit } from './phone/cold-visit.ts'
import { startFloor } from './phone/floor-server.ts'
import { type Deed, DEEDS, measureAnswers, measurePuts, measureSaves } from './phone/log-form.ts'
import { observe, type SaveSeen } from './phone/observer.ts'
import { openPhone, type Phone, signInOn } from './phone/phone.ts'
import { phoneLines, type PhoneReport, type PhoneSeen, type Slowed } from './phone/report.ts'
import { measureScroll, type Scrolled } from './phone/scroll.ts'
import { PASSWORD, startPhoneSchool } from './phone/school.ts'
import { CARD, warmFloor, type WarmStart, warmStart } from './phone/warm-start.ts'
import { phoneTable } from './tables.ts'

const PARTS = ['warm', 'save', 'form', 'scroll', 'cold', 'lighthouse'] as const
const { json, number, only } = readOptions({ runs: 5, rows: 1_000, long: 10_000, saves: 40, throws: 12 }, PARTS)
/** A phone of the middle, and a cheap one, beside a fast desk. */
const [MIDDLE, CHEAP] = [8, 20]
/** Lighthouse's own, for a fast desk. */
const LIGHTHOUSE = 4
/** Pages that are opened before the list is thrown far down. */
const PAGES_DOWN = 40

const wants = (...parts: readonly (typeof PARTS)[number][]): boolean => parts.some((p) => only.includes(p))
const runs = Array.from({ length: number.runs }, (_, n) => n + 1)

const lighthouseFolder = script('./lighthouse')
const installLighthouse = (): void => {
  if (existsSync(`${lighthouseFolder}/node_modules`)) return
  progress('installing Lighthouse')
  if (spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: lighthouseFolder, stdio: ['ignore', 2, 2] }).status !== 0) throw new Error('Lighthouse could not be installed')
}

await runBench(async (opened) => {
  if (!existsSync(script('../../dist/index.html'))) throw new Error('The page is not built: npm run build')
  const machine = thisMachine()
  const folder = scratchFolder()
  const inFolder = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  const phoneOn = async (url: string): Promise<Phone> => {
    const phone = await openPhone(folder, url)
    opened(phone.close)
    return phone
  }
  const schoolOf = async (logs: number) => {
    const school = await startPhoneSchool(inFolder(`school-${logs}`), logs)
    opened(school.stop)
    return school
  }

  const warm: { readonly on: Slowed; readonly ours: WarmStart[]; readonly floor: number[] }[] = []
  const saves: { readonly on: Slowed; readonly ours: readonly SaveSeen[]; readonly puts: readonly number[] }[] = []
  const answers: Record<Deed, number[]> = { type: [], step: [], pick: [], measure: [] }
  const scroll: { top: Scrolled; deep: Scrolled }[] = []
  const cold: ColdVisit[] = []
  const lighthouse: { readonly page: string; readonly on: Slowed; readonly scores: Scores[] }[] = []
  let speed: MachineSpeed | null = null

  if (wants('warm', 'save', 'form', 'cold', 'lighthouse')) {
    const school = await schoolOf(number.rows)
    if (wants('warm', 'save', 'lighthouse')) {
      installLighthouse()
      const { measureSpeed } = await import('./lighthouse/machine-speed.ts')
      const phone = await phoneOn(school.url)
      speed = await measureSpeed(phone)
      await phone.close()
      progress(`this machine: ${JSON.stringify(speed)}`)
    }
    /** The rates that the targets name, and those that make this machine such phones. */
    const middles: readonly Slowed[] = [{ slower: MIDDLE, as: null }, ...(speed === null ? [] : [{ slower: speed.middle, as: 'middle' as const }])]
    const cheap: readonly Slowed[] = [{ slower: CHEAP, as: null }, ...(speed === null ? [] : [{ slower: speed.slow, as: 'slow' as const }])]
    if (wants('cold'))
      for (const run of runs) {
        const visit = await coldVisit(folder, school.url, MIDDLE)
        cold.push(visit)
        progress(`cold ${run}: LCP ${Math.round(visit.lcp)}, TBT ${Math.round(visit.tbt)} ms`)
      }
    if (wants('lighthouse')) {
      const { audit } = await import('./lighthouse/audit.ts')
      const { lighthouseSlowdown } = await import('./lighthouse/machine-speed.ts')
      const rates: readonly Slowed[] = [{ slower: LIGHTHOUSE, as: null }, ...(speed === null ? [] : [{ slower: lighthouseSlowdown(speed.index), as: 'lighthouse' as const }])]
      const pages = [
        { page: 'sign-in', path: '/sign-in', isSignedIn: false },
        { page: 'logbook', path: '/logbook', isSignedIn: true },
      ]
      for (const { page, path, isSignedIn } of pages) {
        const phone = await phoneOn(school.url)
        if (isSignedIn) await signInOn(phone, liWei.id, PASSWORD, number.rows)
        for (const on of rates) {
          const scores: Scores[] = []
          lighthouse.push({ page, on, scores })
          for (const run of runs) {
            scores.push(await audit({ url: `${school.url}${path}`, port: phone.debuggingPort, keepsStorage: isSignedIn, slower: on.slower }))
            progress(`Lighthouse ${page}, ${on.slower} × ${run}: ${JSON.stringify(scores.at(-1))}`)
          }
        }
        await phone.close()
      }
    }
    if (wants('warm', 'save', 'form')) {
      const phone = await phoneOn(school.url)
      await signInOn(phone, liWei.id, PASSWORD, number.rows)
      await school.stop()
      await phone.context.addInitScript(observe, CARD)
      const floorServer = await startFloor(inFolder('floor'))
      opened(floorServer.stop)
      const floorPhone = await phoneOn(floorServer.url)
      const first = await floorPhone.context.newPage()
      await first.goto('/')
      await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await first.waitForTimeout(1_000)
      await first.close()
      await floorServer.stop()
      await floorPhone.context.addInitScript(observe, CARD)
      if (wants('warm')) {
        // The first of each is not counted: engines and caches come into their stride.
        await warmStart(phone, 1)
        await warmFloor(floorPhone, 1)
        for (const on of [...middles, ...cheap]) {
          const { slower } = on
          const both = { on, ours: [] as WarmStart[], floor: [] as number[] }
          warm.push(both)
          for (const run of runs) {
            both.ours.push(await warmStart(phone, slower))
            both.floor.push(await warmFloor(floorPhone, slower))
            progress(`warm ${slower} × ${run}: ${JSON.stringify(both.ours.at(-1))}, floor ${both.floor.at(-1)}`)
          }
        }
      }
      if (wants('form'))
        for (const run of runs) {
          const seen = await measureAnswers(phone, MIDDLE)
          for (const deed of DEEDS) answers[deed].push(...seen[deed])
          progress(`form ${run}: ${JSON.stringify(seen)}`)
        }
      if (wants('save'))
        for (const on of middles) {
          const ours = await measureSaves(phone, on.slower, number.saves)
          const puts = await measurePuts(floorPhone, on.slower, number.saves)
          saves.push({ on, ours, puts })
          progress(`saves, ${on.slower} ×: ${ours.map((s) => Math.round(s.committed)).join(' ')}; puts: ${puts.map(Math.round).join(' ')}`)
        }
      await phone.close()
      await floorPhone.close()
    }
  }
  if (wants('scroll')) {
    const school = await schoolOf(number.long)
    const phone = await phoneOn(school.url)
    await signInOn(phone, liWei.id, PASSWORD, number.long)
    await phone.context.addInitScript(observe, CARD)
    for (const run of runs) {
      scroll.push(await measureScroll(phone, MIDDLE, number.throws, PAGES_DOWN))
      progress(`scroll ${run}: ${JSON.stringify(scroll.at(-1))}`)
    }
    await phone.close()
    await school.stop()
  }

  const seen: PhoneSeen = { speed, warm, saves, answers, scroll, cold, lighthouse }
  const report: PhoneReport = { bench: 'phone', machine, runs: number.runs, rows: number.rows, long: number.long, loadAfter: Math.round((loadavg()[0] ?? 0) * 10) / 10, lines: phoneLines(seen, number.rows, number.long) }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${phoneTable(report)}\n`)
})
