/** A JPEG without anything but its picture. Browsers write a colour profile with words in it; the school keeps no words in photos. */

const APP0 = 0xe0
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe
const SCAN = 0xda

/** APP0 says how large a pixel is, and APP14 how the colours are coded; all others tell of something else. */
const isTalk = (marker: number): boolean => marker === COMMENT || (marker > APP0 && marker <= APP15 && marker !== APP14)

/** @param jpeg as an encoder wrote it: whole, and with nothing behind it */
export const bareJpeg = (jpeg: ArrayBuffer): Blob => {
  const view = new DataView(jpeg)
  const kept: ArrayBuffer[] = [jpeg.slice(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.byteLength && view.getUint8(at) === 0xff && view.getUint8(at + 1) !== SCAN) {
    const end = at + 2 + view.getUint16(at + 2)
    if (!isTalk(view.getUint8(at + 1))) kept.push(jpeg.slice(at, end))
    at = end
  }
  return new Blob([...kept, jpeg.slice(at)], { type: 'image/jpeg' })
}
