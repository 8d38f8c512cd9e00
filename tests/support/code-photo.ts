/** A photo of a code on grey, as a camera sees another device's screen. */
import { codePath } from '../../src/app/record/codes/code-path.ts'

/** @param text null: nothing but grey */
export const paintCode = (text: string | null, canvas = document.createElement('canvas')): HTMLCanvasElement => {
  ;[canvas.width, canvas.height] = [640, 480]
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  pen.fillStyle = '#999'
  pen.fillRect(0, 0, 640, 480)
  if (text === null) return canvas
  const { side, dark } = codePath(text)
  const squares = new Path2D()
  squares.addPath(new Path2D(dark), new DOMMatrix().translate(110, 30).scale(420 / side))
  pen.fillStyle = '#fff'
  pen.fillRect(110, 30, 420, 420)
  pen.fillStyle = '#000'
  pen.clip(squares)
  pen.fillRect(110, 30, 420, 420)
  return canvas
}

export const photoOfCode = (text: string | null): Promise<File> =>
  new Promise((resolve) => paintCode(text).toBlob((b) => resolve(new File(b === null ? [] : [b], 'code.png', { type: 'image/png' }))))
