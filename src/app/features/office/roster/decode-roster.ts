/** Text out of a file, as spreadsheets in China and elsewhere write it: UTF-8, GB 18030 (with GBK), or UTF-16 with its mark. */

const inStrict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** @returns null where the bytes are no text in any of them */
export const decodeRoster = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return inStrict('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return inStrict('utf-16be', bytes)
  // Strict UTF-8 first: hardly any text in another encoding happens to be it; the other way round most are.
  const text = inStrict('utf-8', bytes) ?? inStrict('gb18030', bytes)
  return text === null || text.includes('\0') ? null : text
}

/** What stands between the cells of the first line: whichever of the three is there most often outside of quotes. */
export const separatorOf = (text: string): ',' | ';' | '\t' => {
  const heading = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const times = (mark: string) => heading.split(mark).length
  return ([',', ';', '\t'] as const).toSorted((a, b) => times(b) - times(a))[0] ?? ','
}
