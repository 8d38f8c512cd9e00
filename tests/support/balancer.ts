/** A plain balancer of lines (TCP), as stands before several servers: it hands out connections in turn, and skips a server that is down. */
import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'

export interface Balancer {
  readonly url: string
  /** How many connections each server was given, in the order of their addresses. */
  readonly handedOut: readonly number[]
  close(): Promise<void>
}

const reach = (port: number): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })

/** @param servers addresses as `http://localhost:8787` */
export const startBalancer = async (servers: readonly string[]): Promise<Balancer> => {
  const ports = servers.map((url) => Number(new URL(url).port))
  const handedOut = ports.map(() => 0)
  const open = new Set<Socket>()
  let turn = 0

  const pass = async (client: Socket): Promise<void> => {
    open.add(client)
    client.on('error', () => client.destroy()).once('close', () => open.delete(client))
    for (let tries = 0; tries < ports.length; tries += 1) {
      const at = turn++ % ports.length
      const server = await reach(ports[at] ?? 0)
      if (server === null) continue
      handedOut[at] = (handedOut[at] ?? 0) + 1
      // Either end that goes takes the other with it: a killed server is felt at once.
      server.on('error', () => server.destroy()).once('close', () => client.destroy())
      client.once('close', () => server.destroy())
      client.pipe(server).pipe(client)
      return
    }
    client.destroy()
  }

  const listener = createServer((client) => void pass(client)).listen(0, 'localhost')
  await once(listener, 'listening')
  const address = listener.address()
  return {
    url: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
    handedOut,
    close: async () => {
      for (const socket of open) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
