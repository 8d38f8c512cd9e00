/** Finds the code in one picture: by the browser's own reader where it knows such codes, else by ours. */
import decodeQR from 'qr/decode.js'

/** As much of the browser's own reader (Shape Detection) as is asked of it. */
interface NativeReader {
  detect(picture: ImageData): Promise<readonly { readonly rawValue: string }[]>
}
interface NativeReaders {
  new (options: { readonly formats: readonly ['qr_code'] }): NativeReader
  getSupportedFormats(): Promise<readonly string[]>
}

const openNative = async (): Promise<NativeReader | null> => {
  const Readers = (globalThis as { BarcodeDetector?: NativeReaders }).BarcodeDetector
  // Some browsers have the class, and no reader behind it.
  const isThere = Readers !== undefined && (await Readers.getSupportedFormats()).includes('qr_code')
  return isThere ? new Readers({ formats: ['qr_code'] }) : null
}

let native: Promise<NativeReader | null> | undefined

const readNatively = async (picture: ImageData): Promise<string | null> => {
  native ??= openNative().catch(() => null)
  const [found] = (await (await native)?.detect(picture).catch(() => [])) ?? []
  return found?.rawValue ?? null
}

/** How long ours tries harder on one picture, ms. */
const PATIENCE = 120

const readHere = (picture: ImageData): string | null => {
  try {
    return decodeQR(picture, { timeLimit: PATIENCE })
  } catch {
    // It throws where there is no code.
    return null
  }
}

/** @returns the text of the code; null where none is to be seen */
export const readFrame = async (picture: ImageData): Promise<string | null> => (await readNatively(picture)) ?? readHere(picture)
