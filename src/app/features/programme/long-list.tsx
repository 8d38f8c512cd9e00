/** A list that begins with a hundred and shows the rest when asked. */
import { Trans } from '@lingui/react/macro'
import { type ReactElement, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './programme.module.css'

const FIRST = 100

/** @param children list items */
export const LongList = ({ children }: { readonly children: readonly ReactElement[] }) => {
  const [all, setAll] = useState(false)
  const count = children.length
  return (
    <>
      <ul className={styles['long']}>{all ? children : children.slice(0, FIRST)}</ul>
      {!all && count > FIRST && (
        <Button onPress={() => setAll(true)}>
          <Trans>Show all {count}</Trans>
        </Button>
      )}
    </>
  )
}
