/** How a person signs in: an invitation where there is no account yet, a code for a new password where there is one. */
import type { PersonId } from '#domain/ids.ts'
import { printedJoinCode } from '#sync/join-codes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Copy, KeyRound, Printer } from 'lucide-react'
import { useState } from 'react'
import { useDates } from '../../../record/dates.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { whyNotSaved } from '../not-read.tsx'
import office from '../office.module.css'
import { joinLink } from './join-link.ts'
import styles from './join-codes.module.css'
import { JoinSlip } from './join-slip.tsx'
import { useJoinCodes } from './use-join-codes.ts'

export const AccountPart = ({ person }: { readonly person: PersonId }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { people, failed, made, problem, isPending, make } = useJoinCodes({ person })
  const [asked, setAsked] = useState(false)
  const state = people?.find((p) => p.person === person)
  const hasAccount = state?.username != null
  const line = made?.codes[0]
  const begin = () => {
    setAsked(false)
    void make(hasAccount ? 'new-password' : 'join', [person])
  }
  const copy = async (link: string) => {
    // Without https a browser gives no clipboard; the link stands there to be marked and copied by hand.
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    )
    showToast({ text: copied === true ? t`The link is copied` : t`This browser did not copy it; mark the link and copy it by hand` })
  }
  return (
    <Section title={t`Account`}>
      {failed !== null && people === null && <p className={office['error']}>{t(whyNotSaved(failed))}</p>}
      {state !== undefined && (
        <p>
          {state.username === null ? <Trans>No account yet.</Trans> : <Trans>Signs in as {state.username}.</Trans>}{' '}
          {state.codeUntil !== null && <Trans>A code counts until {dates.moment(state.codeUntil)}.</Trans>}
        </p>
      )}
      <div role="alert">{problem !== null && <Banner tone="bad">{t(problem)}</Banner>}</div>
      {line !== undefined && made !== null && (
        <>
          <p role="status">
            <Trans>
              The code is <b>{printedJoinCode(line.code)}</b>. Send this link to {line.name} alone, or print the slip; nobody can show it again.
            </Trans>
          </p>
          <p className={styles['link']}>{joinLink(line.code)}</p>
          <div className={office['buttons']}>
            {/* It comes in the place of the button that had the focus. */}
            <Button autoFocus variant="primary" icon={<Copy aria-hidden size={20} />} onPress={() => void copy(joinLink(line.code))}>
              {t`Copy the link`}
            </Button>
            <Button icon={<Printer aria-hidden size={20} />} onPress={() => window.print()}>
              {t`Print the slip`}
            </Button>
          </div>
          <div className={styles['lone']}>
            <JoinSlip line={line} until={made.until} />
          </div>
        </>
      )}
      {state !== undefined && line === undefined && (
        <div className={office['buttons']}>
          <Button icon={<KeyRound aria-hidden size={20} />} isPending={isPending} onPress={() => (hasAccount || state.codeUntil !== null ? setAsked(true) : begin())}>
            {hasAccount ? t`Code for a new password` : t`Make an invitation`}
          </Button>
        </div>
      )}
      <Dialog
        title={hasAccount ? t`Let this person choose a new password?` : t`Make a new invitation?`}
        isOpen={asked}
        onClose={() => setAsked(false)}
        closeLabel={t`Cancel`}
        role="alertdialog"
        footer={
          <>
            <Button onPress={() => setAsked(false)}>{t`Cancel`}</Button>
            <Button variant="danger" onPress={begin}>
              {t`Make the code`}
            </Button>
          </>
        }
      >
        <p>
          {hasAccount ? (
            <Trans>This signs the person out on every device at once. What was written there stays on the device and is sent after signing in again.</Trans>
          ) : (
            <Trans>The code that was made before counts no more.</Trans>
          )}
        </p>
      </Dialog>
    </Section>
  )
}
