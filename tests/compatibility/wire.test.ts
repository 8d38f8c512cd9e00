/** What travels does not change by accident: a hash of each agreement, by its version. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { MUTATION_NAMES, mutatorNamed } from '#sync/mutators/registry.ts'
import * as protocol from '#sync/protocol.ts'

interface Book {
  readonly protocol: Readonly<Record<string, string>>
  readonly mutations: Readonly<Record<string, Readonly<Record<string, string>>>>
}
const book = JSON.parse(readFileSync(new URL('wire.json', import.meta.url), 'utf8')) as Book

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
const shape = (schema: z.ZodMiniType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

test('[VS3] the messages are those of this PROTOCOL_VERSION', () => {
  const { pushRequest, pushResponse, pullRequest, pullResponse, rewindResponse, upgradeResponse, LIMITS } = protocol
  const messages = [pushRequest, pushResponse, pullRequest, pullResponse, rewindResponse, upgradeResponse].map(shape)
  // Only a reason more to refuse (builds that speak 2 read one they do not know as `not-told`)? Write the new hash.
  // Differs otherwise? Raise PROTOCOL_VERSION, keep the server able to speak the older ones, and write the new hash beside the old.
  expect(book.protocol[protocol.PROTOCOL_VERSION]).toBe(hash([messages, LIMITS]))
})

test.each(MUTATION_NAMES)('[VS3] %s has the arguments of this SCHEMA_VERSION', (name) => {
  const args = mutatorNamed(name)?.args
  if (args === undefined) throw new Error(`no mutator ${name}`)
  // Differs? A field that may be absent: write the new hash. Anything else: raise SCHEMA_VERSION and give upgrade.ts a step.
  expect(book.mutations[name]?.[protocol.SCHEMA_VERSION]).toBe(hash(shape(args)))
})

test('[VS3] no mutation that was ever released is forgotten', () => {
  expect(Object.keys(book.mutations).toSorted()).toEqual([...MUTATION_NAMES].toSorted())
})
