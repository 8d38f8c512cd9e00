/** The fences of the house hold, and would notice if they were climbed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Cruise {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] }
  readonly modules: readonly { readonly source: string }[]
}

const cruise = (): Cruise => {
  const out = spawnSync(join(root, 'node_modules/.bin/depcruise'), ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return JSON.parse(out.stdout) as Cruise
}

const sources = (c: Cruise, under: string) => c.modules.filter((m) => m.source.startsWith(under)).length

describe('the fences', () => {
  test('are kept, and saw every room', () => {
    const result = cruise()
    expect(result.summary.violations.map((v) => `${v.rule.name}: ${v.from}`)).toEqual([])
    // A cruiser that cannot read the files sees no module, and no violation either.
    for (const [room, least] of [['src/domain/', 15], ['src/sync/', 12], ['src/signing/', 12], ['src/app/', 60], ['src/server/', 20]] as const)
      expect(sources(result, room), room).toBeGreaterThanOrEqual(least)
  })

  // Each is a forbidden import, planted in a file of its own and taken away again.
  const plants: readonly { readonly rule: string; readonly file: string; readonly code: string }[] = [
    { rule: 'domain-stands-alone', file: 'src/domain/zz-planted.ts', code: "import '#sync/protocol.ts'" },
    { rule: 'domain-stands-alone', file: 'src/domain/zz-planted-node.ts', code: "import 'node:fs'" },
    { rule: 'signing-knows-only-the-domain', file: 'src/signing/zz-planted.ts', code: "import '#sync/protocol.ts'" },
    { rule: 'sync-knows-only-the-domain', file: 'src/sync/zz-planted.ts', code: "import 'dexie'" },
    { rule: 'app-never-meets-server', file: 'src/app/zz-planted.ts', code: "import '#server/settings.ts'" },
    { rule: 'server-never-meets-app', file: 'src/server/zz-planted.ts', code: "import '../app/store/clock.ts'" },
    { rule: 'features-are-strangers', file: 'src/app/features/inbox/zz-planted.ts', code: "import '../logbook/routes.tsx'" },
    { rule: 'shell-on-top', file: 'src/app/features/inbox/zz-planted-shell.ts', code: "import '../../shell/app.tsx'" },
    { rule: 'below-features', file: 'src/app/store/zz-planted.ts', code: "import '../features/logbook/routes.tsx'" },
    { rule: 'ui-knows-no-apprentice', file: 'src/app/ui/zz-planted.ts', code: "import '#domain/people.ts'" },
    { rule: 'dexie-only-in-store', file: 'src/app/features/logbook/zz-planted.ts', code: "import 'dexie'" },
    { rule: 'kysely-only-in-server-store', file: 'src/server/http/zz-planted.ts', code: "import 'kysely'" },
    { rule: 'worker-imports-nothing-of-ours', file: 'src/worker/zz-planted.ts', code: "import '#domain/people.ts'" },
    { rule: 'build-stands-alone', file: 'src/app/ui/zz-planted-build.ts', code: "import '../../build/desk.ts'" },
    { rule: 'build-imports-nothing-of-ours', file: 'src/build/zz-planted.ts', code: "import '#domain/people.ts'" },
    { rule: 'not-to-unresolvable', file: 'src/sync/zz-planted-lost.ts', code: "import './nowhere.ts'" },
  ]
  const clear = () => {
    for (const { file } of plants) rmSync(join(root, file), { force: true })
  }
  afterAll(clear)

  test('catch every planted violation', () => {
    for (const { file, code } of plants) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), `${code}\n`)
    }
    const { summary } = cruise()
    clear()
    const caught = new Set(summary.violations.map((v) => `${v.rule.name}: ${v.from}`))
    for (const { rule, file } of plants) expect(caught, `${rule} by ${file}`).toContain(`${rule}: ${file}`)
  })
})
