/** Username and password: the same form for a first sign-in and for a session that has ended. */
import type { Profile } from '#sync/account.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { fieldErrorSentence } from '../../record/sentences.ts'
import { signIn } from '../../replication/account.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { sentenceFor } from './answer-sentence.ts'
import { FormError, VisitorForm } from './visitor-page.tsx'

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
    const answer = await signIn(username.trim(), password)
    setBusy(false)
    if (answer.ok) onSignedIn(answer.value)
    else setProblem(sentenceFor(answer))
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
