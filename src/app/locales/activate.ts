/** The page's two languages. A switch needs no reload and no network: the words of both are part of the shell. */
import { i18n } from '@lingui/core'
import { readPreference, writePreference } from '../store/device.ts'

export const LANGUAGES = { en: 'English', zh: '中文' } as const
export type Language = keyof typeof LANGUAGES

const isLanguage = (s: unknown): s is Language => typeof s === 'string' && Object.hasOwn(LANGUAGES, s)

/** Without the words of screens for a desk: those bring theirs (desk.ts). */
const catalogues = {
  en: () => import('./en.po'),
  zh: () => import('./zh.po'),
} as const

const activate = async (language: Language): Promise<void> => {
  const { messages } = await catalogues[language]()
  i18n.load(language, messages)
  i18n.activate(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** The chosen language, else the browser's, else English. */
export const activatePreferred = async (): Promise<void> => {
  const preferred = navigator.languages.map((l) => l.split('-')[0]).find(isLanguage) ?? 'en'
  // On a first visit nobody has chosen yet, and the words are on their way while the device is asked.
  if (navigator.serviceWorker?.controller == null) void catalogues[preferred]().catch(() => undefined)
  const chosen = await readPreference<string>('language').catch(() => undefined)
  await activate(isLanguage(chosen) ? chosen : preferred)
}

export const chooseLanguage = async (language: Language): Promise<void> => {
  await activate(language)
  await writePreference('language', language)
}
