/** What may be a PIN: digits enough, and none of those that a colleague tries first. */

export const PIN = { least: 6, most: 12 } as const

export type PinFault = 'too-short' | 'too-long' | 'not-digits' | 'obvious'

/** 123456, 987654, 777777: each digit as far from the one before. */
const isRun = (pin: string): boolean => {
  const steps = new Set(Array.from(pin.slice(1), (digit, n) => (Number(digit) - Number(pin[n]) + 10) % 10))
  return [0, 1, 9].some((step) => steps.size === 1 && steps.has(step))
}

/** 121212, 123123, 112233. */
const repeats = (pin: string): boolean => /^(\d{1,4})\1+$/.test(pin) || /^(?:(\d)\1)+$/.test(pin)

/** Lines and crosses of the keys, forwards and backwards. */
const DRAWN = ['147258', '258369', '147369', '159357', '159753', '789456', '456123', '123789', '789123', '135790', '246810', '102030', '520131', '5201314']
const drawn = new Set(DRAWN.flatMap((line) => [line, [...line].toReversed().join('')]))

/** @returns why this may not be a PIN; null if it may */
export const pinFault = (pin: string): PinFault | null => {
  if (!/^\d*$/.test(pin)) return 'not-digits'
  if (pin.length < PIN.least) return 'too-short'
  if (pin.length > PIN.most) return 'too-long'
  return isRun(pin) || repeats(pin) || drawn.has(pin) ? 'obvious' : null
}
