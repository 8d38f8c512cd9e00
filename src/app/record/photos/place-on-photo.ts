/** Places and parts of a photo in ten-thousandths of its width and height, whatever size it is shown in. */
import type { PhotoId } from '#domain/ids.ts'
import type { Region } from '#domain/photo.ts'

export const WHOLE = 10_000

export type Place = readonly [x: number, y: number]
type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.min(WHOLE, Math.max(0, Math.round((part / whole) * WHOLE))))

/** Where on the photo a pointer is; beyond its edge is on its edge. */
export const placeOn = (box: Box, x: number, y: number): Place => [share(x - box.left, box.width), share(y - box.top, box.height)]

/** A finger that hardly moved meant a point. */
const POINT = 150

/** What lies between two corners; a tap is a point, which has no width. */
export const regionBetween = (photo: PhotoId, [ax, ay]: Place, [bx, by]: Place): Region => {
  const [width, height] = [Math.abs(bx - ax), Math.abs(by - ay)]
  return width < POINT && height < POINT ? { photo, x: ax, y: ay, width: 0, height: 0 } : { photo, x: Math.min(ax, bx), y: Math.min(ay, by), width, height }
}

/** What the keyboard begins with: a third of the photo, in its middle. */
export const middleOf = (photo: PhotoId): Region => ({ photo, x: 3_500, y: 3_500, width: 3_000, height: 3_000 })

const within = (n: number, most: number): number => Math.min(most, Math.max(0, n))

export const movedBy = (r: Region, dx: number, dy: number): Region => ({ ...r, x: within(r.x + dx, WHOLE - r.width), y: within(r.y + dy, WHOLE - r.height) })

/** Its right and lower edge go; the upper left corner stays. */
export const sizedBy = (r: Region, dx: number, dy: number): Region => ({ ...r, width: within(r.width + dx, WHOLE - r.x), height: within(r.height + dy, WHOLE - r.y) })
