/** A mentor's one-time codes: made here, printed, and carried in the pocket to where he has no device. */
import { hasRole } from '#domain/people.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ListOrdered, Printer } from 'lucide-react'
import { useState } from 'react'
import { Navigate } from 'react-router'
import { useDates } from '../../../record/dates.ts'
import { Screen } from '../../../record/screen.tsx'
import { useStore } from '../../../store/store-context.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { CodeSheet } from './code-sheet.tsx'
import styles from './codes.module.css'
import { useCodes } from './use-codes.ts'

export const CodesScreen = () => {
  const { actor } = useStore()
  return hasRole(actor, 'mentor') ? <OfMentor /> : <Navigate to="/settings" replace />
}

const OfMentor = () => {
  const { t } = useLingui()
  const dates = useDates()
  const { state, list, problem, isPending, make } = useCodes()
  const [asked, setAsked] = useState(false)
  const left = state?.left ?? 0
  const madeAt = state?.madeAt ?? null
  const begin = () => {
    setAsked(false)
    void make()
  }
  return (
    <Screen
      title={t`Codes on paper`}
      subtitle={t`For a day without a device of your own`}
      back="/settings"
      action={
        <div className={styles['button']}>
          {list === null ? (
            <Button variant="primary" size="floor" full icon={<ListOrdered aria-hidden size={20} />} isPending={isPending} isDisabled={state === undefined} onPress={() => (left > 0 ? setAsked(true) : begin())}>
              {t`Make a new list`}
            </Button>
          ) : (
            <Button variant="primary" size="floor" full icon={<Printer aria-hidden size={20} />} onPress={() => window.print()}>
              {t`Print`}
            </Button>
          )}
        </div>
      }
    >
      {list !== null && (
        <>
          <div role="status" className={styles['screen']}>
            <Banner tone="warn">
              <Trans>Print it now. Nobody can show these codes again, not even the school.</Trans>
            </Banner>
          </div>
          <CodeSheet list={list} />
        </>
      )}
      <div className={styles['screen']}>
        <Card>
          <Stack gap={3}>
            <p>
              <Trans>
                Print a list and keep it on you like a key. Where you have no device, the apprentice opens the skill on his phone, you judge it there and type one of your codes. Later you confirm it on your own device, within 14 days;
                until then it counts for nothing.
              </Trans>
            </p>
            <p className={styles['quiet']}>
              <Trans>Each code counts once: cross it out. If the list is lost, make a new one; the old one ends with it.</Trans>
            </p>
            {state != null && (
              <p>
                {madeAt === null ? (
                  <Trans>You have no list yet.</Trans>
                ) : (
                  <>
                    <Trans>Your list was made {dates.moment(madeAt)}.</Trans> <Plural value={left} _0="None of its codes is left." one="# of its codes is left." other="# of its codes are left." />
                  </>
                )}
              </p>
            )}
          </Stack>
        </Card>
        {problem !== null && (
          <div role="alert">
            <Banner tone="bad">{t(problem)}</Banner>
          </div>
        )}
      </div>
      <Dialog
        title={t`Make a new list?`}
        isOpen={asked}
        onClose={() => setAsked(false)}
        closeLabel={t`Cancel`}
        role="alertdialog"
        footer={
          <>
            <Button onPress={() => setAsked(false)}>{t`Cancel`}</Button>
            <Button variant="danger" onPress={begin}>{t`Make a new list`}</Button>
          </>
        }
      >
        <p>
          <Trans>The codes left on your present list will count no more, not even those typed on a phone that has not met a network since.</Trans>
        </p>
      </Dialog>
    </Screen>
  )
}
