import type { PhotoId } from '#domain/ids.ts'
import { expect, test } from 'vitest'
import { middleOf, movedBy, placeOn, regionBetween, sizedBy, WHOLE } from './place-on-photo.ts'

const P = 'p' as PhotoId
const box = { left: 100, top: 50, width: 400, height: 200 }

test('the same part of the photo has the same numbers, whatever size it is shown in', () => {
  const small = { left: 0, top: 0, width: 40, height: 20 }
  expect(placeOn(box, 300, 150)).toEqual(placeOn(small, 20, 10))
  expect(placeOn(box, 300, 150)).toEqual([5_000, 5_000])
})

test('beyond the edge is on the edge', () => {
  expect(placeOn(box, 0, 900)).toEqual([0, WHOLE])
  expect(placeOn({ ...box, width: 0 }, 160, 150)).toEqual([0, 5_000])
})

test('a rectangle is the same from any of its corners', () => {
  const want = { photo: P, x: 1_000, y: 2_000, width: 3_000, height: 4_000 }
  expect(regionBetween(P, [1_000, 2_000], [4_000, 6_000])).toEqual(want)
  expect(regionBetween(P, [4_000, 2_000], [1_000, 6_000])).toEqual(want)
})

test('a tap is a point, a thin line is a part', () => {
  expect(regionBetween(P, [1_000, 2_000], [1_100, 2_050])).toMatchObject({ x: 1_000, y: 2_000, width: 0, height: 0 })
  expect(regionBetween(P, [1_000, 2_000], [9_000, 2_050])).toMatchObject({ width: 8_000, height: 50 })
})

test('moved and sized by keys it stays on the photo', () => {
  const r = middleOf(P)
  expect(movedBy(r, -9_999, 9_999)).toMatchObject({ x: 0, y: 7_000, width: 3_000 })
  expect(sizedBy(r, 9_999, -9_999)).toMatchObject({ x: 3_500, width: 6_500, height: 0 })
})
