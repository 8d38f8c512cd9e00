/** A stroke as SVG draws it, in the ten-thousandths that it is kept in. */
import type { Stroke } from '#domain/photo.ts'

export const STROKE_SPACE = '0 0 10000 10000'

/** A tap is a dot: a line as good as no length, with round ends. */
export const strokePath = ({ points }: Stroke): string => {
  const places = Array.from({ length: points.length / 2 }, (_, n) => `${points[2 * n]} ${points[2 * n + 1]}`)
  const [first = '', ...rest] = places
  return `M${first}${rest.length === 0 ? 'h1' : `L${rest.join(' ')}`}`
}
