/** A built page without the server behind it, as a front that is up while what it stands before is being updated. */
import serveStatic from '@fastify/static'
import fastify from 'fastify'

/**
 * @param page folder of a built page · @param url where it is served, as `http://localhost:8787`
 * @returns to be closed before a server starts at the same address
 */
export const servePageAlone = async (page: string, url: string): Promise<{ close(): Promise<void> }> => {
  const front = fastify({ forceCloseConnections: true })
  await front.register(serveStatic, { root: page })
  front.setNotFoundHandler((_, reply) => void reply.code(503).send())
  await front.listen({ port: Number(new URL(url).port), host: 'localhost' })
  return { close: async () => void (await front.close()) }
}
