/** One line on what the letters do, and a switch for those whom letters disturb. */
import { Trans } from '@lingui/react/macro'
import { Switch } from '../../ui/choices.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { type ReviewKey, useKeySwitch } from './review-keys.ts'
import styles from './review.module.css'

/** The letter on a button; for eyes only, the help line says it to everybody. */
export const KeyHint = ({ of }: { readonly of: ReviewKey }) => {
  const on = useKeySwitch((s) => s.on)
  return on ? (
    <span aria-hidden className={styles['hint']}>
      <Kbd>{of}</Kbd>
    </span>
  ) : null
}

export const KeysHelp = () => {
  const { on, turn } = useKeySwitch()
  return (
    <div className={styles['help']}>
      {on && (
        <p>
          <Trans>
            <Kbd>j</Kbd> next · <Kbd>k</Kbd> previous · <Kbd>c</Kbd> confirm · <Kbd>r</Kbd> return · <Kbd>e</Kbd> endorse · <Kbd>1</Kbd>–<Kbd>9</Kbd> your phrases
          </Trans>
        </p>
      )}
      <Switch isSelected={on} onChange={turn}>
        <Trans>Keys</Trans>
      </Switch>
    </div>
  )
}
