/** The school's name and the coordinator's account: all that a new server needs. */
import { type ApiError, setupRequest } from '#sync/account.ts'
import { fieldErrors, type FieldErrorCode } from '#domain/refusal.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { fieldErrorSentence } from '../../record/sentences.ts'
import { setUpSchool } from '../../replication/account.ts'
import { useSession } from '../../store/session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { sentenceFor } from './answer-sentence.ts'
import { FormError, VisitorForm, VisitorPage } from './visitor-page.tsx'

const blank = { schoolName: '', name: '', username: '', password: '' }
type Field = keyof typeof blank

/** Two fields have rules of their own, and say them. */
const sentences: Readonly<Partial<Record<`${Field}:${FieldErrorCode}`, MessageDescriptor>>> = {
  'password:too-small': msg`Please choose at least 10 characters.`,
  'username:wrong-type': msg`3 to 40 letters, digits, dots or dashes, without spaces.`,
}

export const SetUpScreen = () => {
  const { t } = useLingui()
  const enter = useSession((s) => s.enter)
  const [form, setForm] = useState(blank)
  const [wrong, setWrong] = useState<NonNullable<ApiError['fields']>>([])
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    if (busy) return
    setProblem(null)
    const parsed = setupRequest.safeParse({ ...form, schoolName: form.schoolName.trim(), name: form.name.trim(), username: form.username.trim() })
    if (!parsed.success) {
      setWrong([...fieldErrors(parsed.error)])
      return
    }
    setWrong([])
    setBusy(true)
    const answer = await setUpSchool(parsed.data)
    setBusy(false)
    if (answer.ok) enter(answer.value)
    else {
      setProblem(sentenceFor(answer))
      if (answer.why === 'refused') setWrong(answer.error?.fields ?? [])
    }
  }

  const field = (name: Field) => {
    const error = wrong.find((w) => w.path === name)?.error
    return {
      value: form[name],
      onChange: (value: string) => setForm((f) => ({ ...f, [name]: value })),
      error: error === undefined ? undefined : t(sentences[`${name}:${error}`] ?? fieldErrorSentence[error]),
    }
  }
  return (
    <VisitorPage title={t`Set up your school`} lead={<Trans>You will be its coordinator. Everything else can follow later.</Trans>}>
      <VisitorForm onSubmit={() => void submit()}>
        <TextField label={t`School name`} {...field('schoolName')} autoComplete="organization" />
        <TextField label={t`Your name`} {...field('name')} autoComplete="name" />
        <TextField label={t`Username`} {...field('username')} autoComplete="username" autoCapitalize="none" />
        <TextField label={t`Password`} {...field('password')} type="password" autoComplete="new-password" hint={t`At least 10 characters; a sentence is easiest to remember.`} />
        {problem !== null && <FormError>{t(problem)}</FormError>}
        <Button type="submit" variant="primary" size="floor" full isPending={busy}>
          {t`Create the school`}
        </Button>
      </VisitorForm>
    </VisitorPage>
  )
}
