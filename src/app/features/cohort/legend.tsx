/** What the seals mean, drawn with the seals themselves. */
import { Trans, useLingui } from '@lingui/react/macro'
import { statusWord } from '../../record/words.ts'
import { Seal, type SealLook } from '../../ui/seal.tsx'
import styles from './cohort.module.css'

const LOOKS = ['signed', 'endorsed', 'asked', 'changed', 'expired', 'practised'] as const satisfies readonly SealLook[]

export const Legend = () => {
  const { t } = useLingui()
  return (
    <ul className={styles['legend']} aria-label={t`What the seals mean`}>
      {LOOKS.map((look) => (
        <li key={look}>
          <span aria-hidden>
            <Seal look={look} level={look === 'practised' ? null : 3} label="" size="s" />
          </span>
          {look === 'changed' ? <Trans>Changed since signing</Trans> : t(statusWord[look])}
        </li>
      ))}
      <li>
        <span aria-hidden>
          <Seal look="signed" level={3} label="" size="s" isOnPaper />
        </span>
        <Trans>Signed on paper</Trans>
      </li>
    </ul>
  )
}
