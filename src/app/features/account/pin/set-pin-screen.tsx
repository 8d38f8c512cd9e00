/** A first PIN, or another one. It takes the password: whoever finds the device open cannot lock its person out. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Screen } from '../../../record/screen.tsx'
import { fieldErrorSentence } from '../../../record/sentences.ts'
import { useStore } from '../../../store/store-context.tsx'
import { PIN, pinFault, type PinFault } from '../../../store/vault/pin.ts'
import { useVault } from '../../../store/vault/use-vault.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { FormError, VisitorForm } from '../visitor-page.tsx'
import { useSetPin } from './use-set-pin.ts'

const sentence: Readonly<Record<PinFault, MessageDescriptor>> = {
  'too-short': msg`At least six digits.`,
  'too-long': msg`At most twelve digits.`,
  'not-digits': msg`Digits only.`,
  obvious: msg`This one is guessed first. Take digits without a pattern.`,
}

export const SetPinScreen = () => {
  const { t } = useLingui()
  const { profile } = useStore()
  const [asked] = useSearchParams()
  const navigate = useNavigate()
  const vault = useVault(profile.person)
  const { isPending, problem, set } = useSetPin()
  const [form, setForm] = useState({ password: '', pin: '', again: '' })
  const [pressed, setPressed] = useState(false)
  const fault = pinFault(form.pin)
  const errors = {
    password: form.password === '' ? t(fieldErrorSentence.required) : undefined,
    pin: fault === null ? undefined : t(sentence[fault]),
    again: form.again === form.pin ? undefined : t`The two are not the same.`,
  }
  const submit = async () => {
    setPressed(true)
    if (isPending || Object.values(errors).some((e) => e !== undefined)) return
    const done = await set(form.password, form.pin)
    if (done === null) return
    showToast({ text: done.signs ? t`Your PIN is set. This device signs for you under it.` : t`Your PIN is set. To sign here without a network, make this your signing device in the settings.` })
    await navigate(asked.has('offered') ? '/' : '/settings', { replace: true })
  }
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (value: string) => setForm((f) => ({ ...f, [name]: value })),
    type: 'password',
    ...(pressed && errors[name] !== undefined && { error: errors[name] }),
  })
  if (vault === undefined) return null
  return (
    <Screen title={vault === null ? t`Set a PIN` : t`Change the PIN`} back="/settings">
      <Stack gap={4}>
        {asked.has('offered') && (
          <p>
            <strong>
              <Trans>Others use this device too.</Trans>
            </strong>
          </p>
        )}
        <p>
          <Trans>With a PIN your records on this device are sealed while you are away, and you unlock them without a network. The PIN is only for this device, and it makes this your signing device: for each hand-over it is asked once.</Trans>
        </p>
        <p>
          <Trans>After five wrong PINs, or if you forget it, you sign in with your password. That needs a network; nothing is lost.</Trans>
        </p>
        {vault?.byPasskey && (
          <p>
            <Trans>With the old PIN, fingerprint or face is turned off too; you can turn it on again in the settings.</Trans>
          </p>
        )}
        <VisitorForm onSubmit={() => void submit()}>
          {/* Managers of passwords look for the name that belongs to it. */}
          <input type="text" name="username" autoComplete="username" value={profile.username} readOnly hidden />
          <TextField label={t`Your password`} hint={t`So that nobody else can set a PIN for you. This needs the network, this once.`} autoComplete="current-password" {...field('password')} />
          <TextField label={t`PIN`} hint={t`Six digits or more; no birthday, no pattern.`} inputMode="numeric" autoComplete="off" maxLength={PIN.most} {...field('pin')} />
          <TextField label={t`The PIN once more`} inputMode="numeric" autoComplete="off" maxLength={PIN.most} {...field('again')} />
          {problem !== null && <FormError>{t(problem)}</FormError>}
          <Button type="submit" variant="primary" size="floor" full isPending={isPending}>
            {vault === null ? t`Set the PIN` : t`Change the PIN`}
          </Button>
          {asked.has('offered') && <ButtonLink to="/" full>{t`Not now`}</ButtonLink>}
        </VisitorForm>
      </Stack>
    </Screen>
  )
}
