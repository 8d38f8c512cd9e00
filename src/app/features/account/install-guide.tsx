/** How to put Craftlog on the home screen, in pictures; only where there is one, and it is not there yet. */
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HomeScreen, MenuButton, MenuLine, ShareButton } from './install-pictures.tsx'
import styles from './install-guide.module.css'
import { installPlace } from './install-place.ts'

const steps: Readonly<Record<'ios' | 'android', readonly { readonly picture: ReactNode; readonly words: ReactNode }[]>> = {
  ios: [
    { picture: <ShareButton />, words: <Trans>In Safari, tap the share button: a square with an arrow.</Trans> },
    { picture: <MenuLine />, words: <Trans>Scroll down and choose “Add to Home Screen”.</Trans> },
    { picture: <HomeScreen />, words: <Trans>Tap “Add”. From now on, open Craftlog from there.</Trans> },
  ],
  android: [
    { picture: <MenuButton />, words: <Trans>Tap the browser's menu: three dots or three lines.</Trans> },
    { picture: <MenuLine />, words: <Trans>Choose “Install app” or “Add to Home screen”.</Trans> },
    { picture: <HomeScreen />, words: <Trans>Confirm. From now on, open Craftlog from there.</Trans> },
  ],
}

export const InstallGuide = () => {
  const { t } = useLingui()
  const place = installPlace()
  if (place === 'none') return null
  if (place === 'messenger')
    return (
      <Card>
        <p>
          <Trans>You are reading this inside a messenger, which forgets what you write. Open this page in your phone's browser instead.</Trans>
        </p>
      </Card>
    )
  return (
    <Disclosure title={t`Put Craftlog on the home screen`}>
      <p className={styles['why']}>
        {place === 'ios' ? (
          <Trans>Safari removes the data of pages that were not opened for seven days. What is on the home screen stays.</Trans>
        ) : (
          <Trans>What is on the home screen opens like an app, and the browser keeps its data longer.</Trans>
        )}
      </p>
      <ol className={styles['steps']}>
        {steps[place].map(({ picture, words }, n) => (
          // eslint-disable-next-line react/no-array-index-key -- three steps, always these
          <li key={n} className={styles['step']}>
            {picture}
            <span>
              <span className={styles['number']}>{n + 1}</span> {words}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
