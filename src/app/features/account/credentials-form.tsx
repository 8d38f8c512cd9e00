/** Username and password: the same form for a first sign-in and for a session that has ended. */
import type { Profile } from '#sync/account.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { fieldErrorSentence } from '../../record/sentences.ts'
import { signIn } from '../../replication/account.ts'
import { Button } from '../../ui/button.tsx'
import { VaultDamaged } from '../../store/vault/vault.ts'
import { TextField } from '../../ui/fields.tsx'
import { sentenceFor } from './answer-sentence.ts'
import { FormError, VisitorForm } from './visitor-page.tsx'

const notOpened = msg`Your records are locked on this device and could not be opened with the password. Nothing was changed; open them with your PIN.`

interface CredentialsFormProps {
  readonly username?: string
  readonly onSignedIn: (profile: Profile) => void
}

export const CredentialsForm = ({ username: known = '', onSignedIn }: CredentialsFormProps) => {
  const { t } = useLingui()
  const [username, setUsername] = useState(known)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)

  const submit = async () => {
    setTried(true)
    setProblem(null)
    if (busy || username.trim() === '' || password === '') return
    setBusy(true)
    try {
      const answer = await signIn(username.trim(), password)
      if (answer.ok) onSignedIn(answer.value)
      else setProblem(sentenceFor(answer))
    } catch (e) {
      if (!(e instanceof VaultDamaged)) throw e
      setProblem(notOpened)
    } finally {
      setBusy(false)
    }
  }

  const missing = (text: string) => (tried && text === '' ? t(fieldErrorSentence.required) : undefined)
  return (
    <VisitorForm onSubmit={() => void submit()}>
      <TextField label={t`Username`} value={username} onChange={setUsername} autoComplete="username" autoCapitalize="none" error={missing(username.trim())} />
      <TextField label={t`Password`} type="password" value={password} onChange={setPassword} autoComplete="current-password" error={missing(password)} />
      {problem !== null && <FormError>{t(problem)}</FormError>}
      <Button type="submit" variant="primary" size="floor" full isPending={busy}>
        {t`Sign in`}
      </Button>
    </VisitorForm>
  )
}
