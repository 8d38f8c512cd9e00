/**
 * A line between devices and a real server that fails on demand: TCP in, TCP out, one fault a connection. A device's
 * requests close their connection (node-device.ts), so that a connection is one request and its answer.
 */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What went over one connection, as far as the proxy heard it; also what it did not pass on. */
export interface Exchange {
  request: Buffer
  response: Buffer
  /** Answer to the second copy of a duplicated request. */
  echo: Promise<Buffer> | null
}

interface Line {
  readonly client: Socket
  readonly exchange: Exchange
  /** Opens the other half. */
  readonly open: () => Socket
  /** Sends bytes on a line of their own and gathers what comes back until the server hangs up. */
  readonly send: (bytes: Buffer) => Promise<Buffer>
}

/** What befalls one connection. */
export type Fault = (line: Line) => void

/** Is an HTTP request there whole? Its length stands in its head; devices send no chunks. */
const isWhole = (bytes: Buffer): boolean => {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /^content-length: *(\d+)/im.exec(bytes.subarray(0, end).toString('latin1'))?.[1] ?? '0'
  return bytes.length >= end + 4 + Number(length)
}

const hangUp = (...sockets: readonly Socket[]): void => {
  for (const s of sockets) s.destroy()
}

/** Carries both ways; `up` and `down` may hold back, shorten or end. Null for a chunk: the line is cut after what was passed. */
const carry = (line: Line, up: (chunk: Buffer, to: Socket) => void, down: (chunk: Buffer, to: Socket) => void): Socket => {
  const { client, exchange } = line
  const server = line.open()
  client.on('data', (chunk: Buffer) => {
    exchange.request = Buffer.concat([exchange.request, chunk])
    up(chunk, server)
  })
  server.on('data', (chunk: Buffer) => {
    exchange.response = Buffer.concat([exchange.response, chunk])
    down(chunk, client)
  })
  client.once('close', () => hangUp(server))
  return server
}

const straight = (chunk: Buffer, to: Socket): void => void to.write(chunk)

/** Passes `most` bytes, then cuts the line. */
const upTo = (most: number, cut: () => void) => {
  let passed = 0
  return (chunk: Buffer, to: Socket): void => {
    const rest = chunk.subarray(0, Math.max(0, most - passed))
    passed += chunk.length
    if (passed <= most) to.write(chunk)
    else if (rest.length === 0) cut()
    else to.write(rest, cut)
  }
}

const endWith = (server: Socket, client: Socket): void => void server.once('close', () => client.end())

export const pass: Fault = (line) => endWith(carry(line, straight, straight), line.client)

/** The server hears the first `bytes` bytes of the request, and then the line is dead. */
export const cutRequest = (bytes: number): Fault => (line) => {
  const server: Socket = carry(line, upTo(bytes, () => hangUp(server, line.client)), straight)
}

/** The server has answered (so it has committed), and the device hears the first `bytes` bytes of it. */
export const cutResponse = (bytes: number): Fault => (line) => {
  const server: Socket = carry(line, straight, upTo(bytes, () => hangUp(server, line.client)))
}

/** The request is kept from the server, and the device hears nothing. `FaultProxy.send` delivers it later. */
export const swallow: Fault = ({ client, exchange }) => {
  client.on('data', (chunk: Buffer) => {
    exchange.request = Buffer.concat([exchange.request, chunk])
    if (isWhole(exchange.request)) hangUp(client)
  })
}

/** The server gets the request twice at once; the device hears the answer to the first. */
export const duplicate: Fault = (line) => {
  const server = carry(
    line,
    (chunk, to) => {
      to.write(chunk)
      if (isWhole(line.exchange.request)) line.exchange.echo ??= line.send(line.exchange.request)
    },
    straight,
  )
  endWith(server, line.client)
}

/** Both ways at so many bytes a second. */
export const throttle = (bytesPerSecond: number): Fault => (line) => {
  const slowly = () => {
    let waiting = Buffer.alloc(0)
    let timer: ReturnType<typeof setInterval> | null = null
    let ended = false
    return {
      write: (chunk: Buffer, to: Socket): void => {
        waiting = Buffer.concat([waiting, chunk])
        timer ??= setInterval(() => {
          const most = Math.max(1, Math.floor(bytesPerSecond / 50))
          if (!to.destroyed) to.write(waiting.subarray(0, most))
          waiting = waiting.subarray(most)
          if (waiting.length > 0 && !to.destroyed) return
          if (timer !== null) clearInterval(timer)
          timer = null
          if (ended) to.end()
        }, 20)
      },
      end: (to: Socket): void => {
        ended = true
        if (timer === null) to.end()
      },
    }
  }
  const [up, down] = [slowly(), slowly()]
  const server = carry(line, up.write, down.write)
  server.once('end', () => down.end(line.client))
}

/** Every packet is `ms` late, both ways. */
export const delay = (ms: number): Fault => (line) => {
  const late = (chunk: Buffer, to: Socket): void => void setTimeout(() => to.destroyed || to.write(chunk), ms)
  const server = carry(line, late, late)
  server.once('end', () => setTimeout(() => line.client.end(), ms))
}

const PORTAL = '<!doctype html><title>Welcome to the hotel</title><p>Please accept our terms.</p>'
/** A captive portal: says 200 to everything, and means its own page. */
export const portal: Fault = ({ client, exchange }) => {
  client.on('data', (chunk: Buffer) => {
    exchange.request = Buffer.concat([exchange.request, chunk])
    if (!isWhole(exchange.request)) return
    client.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${PORTAL.length}\r\nconnection: close\r\n\r\n${PORTAL}`)
  })
}

/** A proxy that hands on nothing before the answer is whole: a stream of events never comes through. */
export const bufferResponse: Fault = (line) => {
  const server = carry(line, straight, () => undefined)
  server.once('end', () => line.client.end(line.exchange.response))
}

/** Nobody is there. */
export const refuse: Fault = ({ client }) => void client.resetAndDestroy()

export interface FaultProxy {
  readonly url: string
  /** What befalls the next connections, one each, in this order; before and after stands `always`. */
  readonly next: (...faults: readonly Fault[]) => void
  /** What befalls every further connection; `pass` at first. */
  readonly always: (fault: Fault) => void
  /** Every connection so far, the oldest first. */
  readonly heard: readonly Exchange[]
  /** Delivers bytes by itself, late or again. @returns what the server answered */
  readonly send: (bytes: Buffer) => Promise<Buffer>
  /** Cuts every line that is open now, whatever is on it. */
  readonly sever: () => void
  readonly close: () => Promise<void>
}

/** @param url of the real server, `http://host:port` */
export const openFaultProxy = async (url: string): Promise<FaultProxy> => {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const known = (s: Socket): Socket => {
    sockets.add(s)
    s.once('close', () => sockets.delete(s))
    // A cut line reports itself on both ends; that is what it is for.
    return s.on('error', () => s.destroy())
  }
  const open = () => known(connect(Number(port), hostname))
  const send = async (bytes: Buffer): Promise<Buffer> => {
    const server = open()
    const chunks: Buffer[] = []
    server.on('data', (chunk: Buffer) => chunks.push(chunk))
    server.write(bytes)
    await once(server, 'close')
    return Buffer.concat(chunks)
  }
  const queue: Fault[] = []
  const heard: Exchange[] = []
  let standing: Fault = pass
  const listener = createServer((socket) => {
    const exchange: Exchange = { request: Buffer.alloc(0), response: Buffer.alloc(0), echo: null }
    heard.push(exchange)
    const fault = queue.shift() ?? standing
    fault({ client: known(socket), exchange, open, send })
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    next: (...faults) => void queue.push(...faults),
    always: (fault) => {
      standing = fault
    },
    heard,
    send,
    sever: () => hangUp(...sockets),
    close: async () => {
      listener.close()
      hangUp(...sockets)
      await once(listener, 'close')
    },
  }
}
