/** What a browser may do with our pages: run our own scripts, talk to this server, and nothing else. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

export const sendSafetyHeaders = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // A PIN on a shared device is stretched by a program in WebAssembly; it makes no other script runnable.
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'blob:', 'data:'],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // The school's other hosts are not ours to bind to https.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    // The camera is for the photo of a workpiece and the code on another device; nothing here asks where anybody is or listens.
    // Passkeys open a person's records on a shared device.
    reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()')
  })
}
