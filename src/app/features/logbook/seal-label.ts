/** A seal in words, for who does not see it. */
import { useLingui } from '@lingui/react/macro'
import { levelPhrase } from '../../record/words.ts'
import type { LogSeal } from './use-log-marks.ts'

export const useSealLabel = (): ((seal: LogSeal, code: string) => string) => {
  const { t } = useLingui()
  return ({ level, look }, code) => {
    const words = { signed: t`Signed`, endorsed: t`Endorsed`, expired: t`Expired, demonstrate again`, changed: t`Changed since signing` }
    return `${code} · ${t(levelPhrase[level])} · ${words[look]}`
  }
}
