/** What can go wrong with one request, and how often it is that. */
export const faults = {
  'request lost': 3,
  'answer lost': 4,
  'answer cut short': 1,
  'request twice': 3,
  'request late, nobody waits': 3,
  'request late': 2,
  'answer late': 3,
  'server busy': 1,
  'session over': 1,
  'build too old': 0.5,
  'batch too large': 1,
  'row fails': 2,
  'commit fails': 2,
  'killed before the answer': 3,
} as const
export type Fault = keyof typeof faults
export const FAULTS = Object.keys(faults) as readonly Fault[]

/** How likely a request meets one. */
export const TROUBLE = 0.25
