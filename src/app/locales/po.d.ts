declare module '*.po' {
  import type { Messages } from '@lingui/core'
  export const messages: Messages
}
/** The part that screens for a desk bring. */
declare module '*.po?lingui' {
  import type { Messages } from '@lingui/core'
  export const messages: Messages
}
