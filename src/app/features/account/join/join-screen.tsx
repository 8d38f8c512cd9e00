/** With a code from the school: whose it is, then a username and a password of one's own choice. Nobody hands out passwords. */
import { type JoinInvitation, mayBeJoinCode } from '#sync/join-codes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useEffectEvent, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { askInvitation } from '../../../replication/join.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { sentenceFor } from '../answer-sentence.ts'
import { FormError, VisitorForm, VisitorPage } from '../visitor-page.tsx'
import styles from './join.module.css'
import { JoinForm } from './join-form.tsx'

const notComplete: MessageDescriptor = msg`A code has 12 letters and digits, in three groups of four.`

export const JoinScreen = () => {
  const { t } = useLingui()
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [code, setCode] = useState(decodedCode(hash))
  const [invitation, setInvitation] = useState<JoinInvitation | null>(null)
  const [wrong, setWrong] = useState<MessageDescriptor | null>(null)
  const [busy, setBusy] = useState(false)

  const look = async (typed: string) => {
    if (busy) return
    setWrong(mayBeJoinCode(typed) ? null : notComplete)
    if (!mayBeJoinCode(typed)) return
    setBusy(true)
    const answer = await askInvitation(typed)
    setBusy(false)
    if (answer.ok) setInvitation(answer.value)
    else setWrong(sentenceFor(answer))
  }
  const opened = useEffectEvent(() => {
    if (hash === '') return
    // A code does not stay in the address: not for the history, nor for whoever looks over a shoulder.
    void navigate('/join', { replace: true })
    const read = decodedCode(hash)
    setCode(read)
    setInvitation(null)
    void look(read)
  })
  useEffect(() => opened(), [hash])

  if (invitation !== null)
    return (
      <JoinForm
        key={code}
        code={code}
        invitation={invitation}
        onOther={() => {
          setInvitation(null)
          setCode('')
        }}
      />
    )
  return (
    <VisitorPage title={t`Come in with a code`} lead={<Trans>The school gives it to you on paper or as a link. You choose your own password.</Trans>}>
      <VisitorForm onSubmit={() => void look(code)}>
        <TextField label={t`Code`} value={code} onChange={setCode} autoComplete="off" autoCapitalize="characters" size="floor" autoFocus hint={t`As on the paper; capitals and spaces do not matter.`} />
        {wrong !== null && <FormError>{t(wrong)}</FormError>}
        <Button type="submit" variant="primary" size="floor" full isPending={busy}>
          {t`Continue`}
        </Button>
      </VisitorForm>
      <p>
        <Link to="/sign-in" className={styles['way']}>
          <Trans>I have a username and a password already</Trans>
        </Link>
      </p>
    </VisitorPage>
  )
}

/** What stands behind the # of a link; a broken one is shown as it is, to be mended by hand. */
const decodedCode = (hash: string): string => {
  try {
    return decodeURIComponent(hash.slice(1)).slice(0, 100)
  } catch {
    return hash.slice(1, 100)
  }
}
