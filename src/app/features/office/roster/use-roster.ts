/**
 * A roster's way: chosen, read on this device, compared with the school, shown, and taken in when somebody agrees. It can be
 * stopped at any moment; what was taken in by then stays, and the same file goes on from there.
 */
import { type NotARoster, ROSTER, type RosterFault, type RosterLine } from '#domain/roster.ts'
import type { RosterAnswer } from '#sync/roster.ts'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../replication/http.ts'
import { checkRoster, sendRoster } from '../../../replication/roster.ts'
import { newId } from '../../../store/new-id.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import { useStore } from '../../../store/store-context.tsx'
import type { WhyNot } from '../../../replication/http.ts'
import { readFile, type RosterRead, type RosterTask } from './read-roster.ts'
import type { RosterWord } from './roster-worker.ts'

export interface Tally {
  readonly new: number
  readonly changed: number
  readonly same: number
}
export interface Compared extends RosterRead {
  readonly fileName: string
  readonly becomes: Tally
  /** Those that are taken in if somebody agrees. */
  readonly wanted: readonly RosterLine[]
}

export type RosterState =
  | { readonly step: 'choose' }
  | { readonly step: 'reading' | 'comparing'; readonly share: number }
  | { readonly step: 'refused'; readonly why: NotARoster | { readonly no: 'too-large' } }
  | { readonly step: 'preview'; readonly found: Compared }
  | { readonly step: 'sending'; readonly found: Compared; readonly share: number }
  /** `stopped`: by whoever pressed the button, by the network or the server; null when all is done. */
  | { readonly step: 'done'; readonly found: Compared; readonly took: Tally; readonly faults: readonly RosterFault[]; readonly stopped: WhyNot | 'by-hand' | null }
  | { readonly step: 'not-compared'; readonly why: WhyNot; readonly read: RosterRead; readonly fileName: string }

const LARGEST = 32 * 1_048_576
const NONE: Tally = { new: 0, changed: 0, same: 0 }

interface Went {
  readonly tally: Tally
  readonly faults: readonly RosterFault[]
  readonly wanted: readonly RosterLine[]
  readonly stopped: WhyNot | null
}

/** Hands all lines over, a lot after the other, and adds up what becomes of them. */
const inLots = async (lines: readonly RosterLine[], hand: (lot: RosterLine[]) => Promise<Answer<RosterAnswer>>, onShare: (share: number) => void): Promise<Went> => {
  const tally = { ...NONE }
  const [faults, wanted]: [RosterFault[], RosterLine[]] = [[], []]
  for (let at = 0; at < lines.length; at += ROSTER.aLot) {
    onShare(at / lines.length)
    const lot = lines.slice(at, at + ROSTER.aLot)
    const answer = await hand(lot)
    if (!answer.ok) return { tally, faults, wanted, stopped: answer }
    for (const [n, { becomes, fault }] of answer.value.lines.entries()) {
      const line = lot[n]
      if (line === undefined) continue
      if (becomes === 'fault') faults.push({ line: line.line, fault: fault ?? 'number-of-somebody-else', text: line.number })
      else {
        tally[becomes] += 1
        if (becomes !== 'same') wanted.push(line)
      }
    }
  }
  return { tally, faults, wanted, stopped: null }
}

const inOrder = (faults: readonly RosterFault[]) => faults.toSorted((a, b) => a.line - b.line)

export const useRoster = () => {
  const { db } = useStore()
  const [state, setState] = useState<RosterState>({ step: 'choose' })
  const under = useRef<AbortController>(new AbortController())
  useHoldsWork()
  useEffect(() => () => under.current.abort(), [])
  const begin = (): AbortSignal => {
    under.current.abort()
    under.current = new AbortController()
    return under.current.signal
  }

  const compare = async (read: RosterRead, fileName: string, signal: AbortSignal): Promise<void> => {
    const { tally, faults, wanted, stopped } = await inLots(read.lines, (lot) => checkRoster(lot, signal), (share) => setState({ step: 'comparing', share }))
    if (signal.aborted) return
    if (stopped !== null) return setState({ step: 'not-compared', why: stopped, read, fileName })
    setState({ step: 'preview', found: { ...read, fileName, faults: inOrder([...read.faults, ...faults]), becomes: tally, wanted } })
  }
  const choose = async (file: File): Promise<void> => {
    const signal = begin()
    if (file.size > LARGEST) return setState({ step: 'refused', why: { no: 'too-large' } })
    setState({ step: 'reading', share: 0 })
    const cohorts = (await db.rows('cohort').toArray()).map(({ id, name }) => ({ id, name }))
    const found = await read({ file, cohorts }, signal, (share) => setState({ step: 'reading', share }))
    if (signal.aborted || found === null) return
    if ('no' in found) setState({ step: 'refused', why: found })
    else await compare(found, file.name, signal)
  }
  const send = async (found: Compared): Promise<void> => {
    const signal = begin()
    const { tally, faults, stopped } = await inLots(
      found.wanted,
      (lines) => sendRoster({ deed: newId(), lines }, signal),
      (share) => setState({ step: 'sending', found, share }),
    )
    setState({ step: 'done', found, took: tally, faults, stopped: stopped !== null && signal.aborted ? 'by-hand' : stopped })
  }
  return {
    state,
    choose,
    send,
    compareAgain: (read: RosterRead, fileName: string) => compare(read, fileName, begin()),
    /** Stops what is under way; a lot that is on its way may still arrive, and then is found as known. */
    stop: () => under.current.abort(),
    startOver: () => {
      under.current.abort()
      setState({ step: 'choose' })
    },
  }
}

/** @returns null when it was stopped */
const inWorker = (task: RosterTask, signal: AbortSignal, onShare: (share: number) => void): Promise<RosterRead | NotARoster | null> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('roster-worker.ts', import.meta.url), { type: 'module' })
    const end = (found: RosterRead | NotARoster | null) => {
      worker.terminate()
      resolve(found)
    }
    signal.addEventListener('abort', () => end(null))
    worker.addEventListener('error', () => {
      worker.terminate()
      reject(new Error('no worker'))
    })
    worker.addEventListener('message', ({ data }: MessageEvent<RosterWord>) => ('share' in data ? onShare(data.share) : end(data.found)))
    worker.postMessage(task)
  })

/** Where no worker can be had, as when the server went before it was ever fetched, the page reads the file itself. */
const read = (task: RosterTask, signal: AbortSignal, onShare: (share: number) => void): Promise<RosterRead | NotARoster | null> =>
  inWorker(task, signal, onShare).catch(() => readFile(task, onShare))
