/**
 * The words of screens for a desk, in both languages, so that a switch needs no network later. The build puts an import of this
 * file before each such screen (src/build/desk.ts): none stands before its words are here.
 */
import { i18n } from '@lingui/core'

const [en, zh] = await Promise.all([import('./en.po?lingui'), import('./zh.po?lingui')])
i18n.load({ en: en.messages, zh: zh.messages })
