/** What the client bench found, as it is written to JSON and shown as a table. */
import type { Machine } from '../bench-run.ts'
import { median, rounded, type Spread, spread } from '../figures.ts'
import type { Measured, QuietPull } from './measure.ts'

export const PEERS = ['floor', 'craftlog', 'rxdb', 'pouchdb'] as const
export type PeerName = (typeof PEERS)[number]
export const MEASURES = ['firstSync', 'write', 'push500', 'push1000', 'reopen'] as const

interface Figure {
  /** Median over the runs, ms. */
  readonly ms: number
  /** Median of the floor in the same runs is 1. */
  readonly ratio: number
}

export interface ClientReport {
  readonly bench: 'client'
  readonly machine: Machine
  readonly rows: number
  readonly runs: number
  readonly peers: Readonly<Record<PeerName, Readonly<Record<(typeof MEASURES)[number], Figure>> & { readonly kbGzip: number }>>
  /** The engine of Craftlog, gzipped, as engine-size.ts weighs it. */
  readonly engineKb: { readonly own: number; readonly withTrade: number }
  /** Scopes held and no news, ms: the whole round trip in the page, the server's part, and as many bytes to and fro with nothing behind them. */
  readonly quietPull: { readonly scopes: number; readonly whole: Spread; readonly server: Spread; readonly floor: Spread }
}

export const clientReport = (
  machine: Machine,
  rows: number,
  measured: Readonly<Record<PeerName, readonly Measured[]>>,
  weights: Readonly<Record<PeerName, number>>,
  quiet: readonly QuietPull[],
  bare: readonly QuietPull[],
  scopes: number,
  engineKb: ClientReport['engineKb'],
): ClientReport => {
  const figure = (peer: PeerName, of: keyof Measured): Figure => {
    const ms = median(measured[peer].map((m) => m[of]))
    return { ms: rounded(ms), ratio: rounded(ms / median(measured.floor.map((m) => m[of]))) }
  }
  const peers = Object.fromEntries(
    PEERS.map((peer) => [peer, { ...Object.fromEntries(MEASURES.map((of) => [of, figure(peer, of)])), kbGzip: rounded(weights[peer]) }]),
  ) as ClientReport['peers']
  return {
    bench: 'client',
    machine,
    rows,
    runs: measured.floor.length,
    peers,
    engineKb,
    quietPull: { scopes, whole: spread(quiet.map((q) => q.whole)), server: spread(quiet.map((q) => q.server)), floor: spread(bare.map((q) => q.whole)) },
  }
}
