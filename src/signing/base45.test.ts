import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase45, toBase45 } from './base45.ts'
import { utf8 } from './bytes.ts'

it.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('[SG1] writes %s as the standard does', (plain, coded) => {
  expect(toBase45(utf8(plain))).toBe(coded)
  expect(fromBase45(coded)).toEqual(utf8(plain))
})

it('[SG1] gives back any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
    expect(fromBase45(toBase45(bytes))).toEqual(new Uint8Array(bytes))
  }))
})

it.each(['A', 'GGW', ':::', 'a00', 'QED8WEX', '/Z'])('[SG1] refuses %s', (text) => {
  expect(fromBase45(text)).toBeNull()
})

it('[SG1] takes only the one spelling of any bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'), maxLength: 30 }), (text) => {
      const bytes = fromBase45(text)
      if (bytes !== null) expect(toBase45(bytes)).toBe(text)
    }),
  )
})
