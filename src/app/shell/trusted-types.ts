/**
 * The page runs under `require-trusted-types-for 'script'`. The two places where a library hands the browser the
 * address of a script (the service worker, a module worker) may name scripts of this origin, and nothing else.
 */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
factory?.createPolicy('default', {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('a script of another origin')
    return url
  },
})
