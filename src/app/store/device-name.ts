/** What kind of device this is, in a word that its owner knows: a proposal for its name. */
const KINDS = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux'] as const

export const deviceName = (userAgent: string = navigator.userAgent): string => KINDS.find((kind) => userAgent.includes(kind)) ?? 'Browser'
