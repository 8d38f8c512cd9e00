/** The code was right: a username and a password for a first account, or a new password alone. */
import { type FieldErrorCode, fieldErrors } from '#domain/refusal.ts'
import type { ApiError } from '#sync/account.ts'
import { type JoinInvitation, joinRequest } from '#sync/join-codes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { apiErrorSentence, fieldErrorSentence } from '../../../record/sentences.ts'
import { joinSchool } from '../../../replication/join.ts'
import { useSession } from '../../../store/session.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { sentenceFor } from '../answer-sentence.ts'
import { FormError, VisitorForm, VisitorPage } from '../visitor-page.tsx'

type Field = 'username' | 'password'

/** Two fields have rules of their own, and say them. */
const sentences: Readonly<Partial<Record<`${Field}:${FieldErrorCode}`, MessageDescriptor>>> = {
  'password:too-small': msg`Please choose at least 10 characters.`,
  'username:wrong-type': msg`3 to 40 letters, digits, dots or dashes, without spaces.`,
}

interface JoinFormProps {
  readonly code: string
  readonly invitation: JoinInvitation
  readonly onOther: () => void
}

export const JoinForm = ({ code, invitation, onOther }: JoinFormProps) => {
  const { t } = useLingui()
  const enter = useSession((s) => s.enter)
  const { name, schoolName, username: known } = invitation
  const [form, setForm] = useState({ username: '', password: '' })
  const [wrong, setWrong] = useState<NonNullable<ApiError['fields']>>([])
  const [isTaken, setTaken] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    if (busy) return
    setProblem(null)
    setTaken(false)
    const parsed = joinRequest.safeParse({ code, username: known === null ? form.username.trim() : null, password: form.password })
    setWrong(parsed.success ? [] : [...fieldErrors(parsed.error)])
    if (!parsed.success) return
    setBusy(true)
    const answer = await joinSchool(parsed.data)
    setBusy(false)
    if (answer.ok) return enter(answer.value)
    const because = answer.why === 'refused' ? answer.error : null
    if (because?.error === 'username-taken') setTaken(true)
    else if (because?.error === 'fields-invalid') setWrong(because.fields ?? [])
    else setProblem(sentenceFor(answer))
  }
  const errorAt = (field: Field): string | undefined => {
    const error = wrong.find((w) => w.path === field)?.error
    if (error !== undefined) return t(sentences[`${field}:${error}`] ?? fieldErrorSentence[error])
    return field === 'username' && isTaken ? t(apiErrorSentence['username-taken']) : undefined
  }
  return (
    <VisitorPage
      title={known === null ? t`Welcome, ${name}` : t`A new password`}
      lead={
        known === null ? (
          <Trans>{schoolName} has invited you. Choose how you will sign in.</Trans>
        ) : (
          <Trans>
            {name}, {schoolName}. Your username is {known}; every other device is signed out.
          </Trans>
        )
      }
    >
      <VisitorForm onSubmit={() => void submit()}>
        {known === null ? (
          <TextField
            label={t`Username`}
            value={form.username}
            onChange={(username) => setForm((f) => ({ ...f, username }))}
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            error={errorAt('username')}
          />
        ) : (
          // For whatever keeps passwords: it should know whose this one is.
          <input type="hidden" name="username" autoComplete="username" value={known} readOnly />
        )}
        <TextField
          label={known === null ? t`Password` : t`New password`}
          value={form.password}
          onChange={(password) => setForm((f) => ({ ...f, password }))}
          type="password"
          autoComplete="new-password"
          autoFocus={known !== null}
          hint={t`At least 10 characters; a sentence is easiest to remember.`}
          error={errorAt('password')}
        />
        {problem !== null && <FormError>{t(problem)}</FormError>}
        <Button type="submit" variant="primary" size="floor" full isPending={busy}>
          {known === null ? t`Come in` : t`Save the password and come in`}
        </Button>
        <Button size="floor" full onPress={onOther}>{t`This is not me`}</Button>
      </VisitorForm>
    </VisitorPage>
  )
}
