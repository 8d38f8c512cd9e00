/** A first visit: set up a school or try the demo. Where there is a school already, signing in comes at once. */
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { hasVaults } from '../../store/device.ts'
import { unreachableSentence } from '../../record/sentences.ts'
import { askStart, loadDemo } from '../../replication/account.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { sentenceFor } from './answer-sentence.ts'
import { FormError, VisitorPage } from './visitor-page.tsx'

export const WelcomeScreen = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [empty, setEmpty] = useState<boolean | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)

  useEffect(() => {
    let here = true
    const find = async () => {
      if (await hasVaults()) return navigate('/unlock', { replace: true })
      const answer = await askStart()
      if (!here) return
      if (answer.ok && answer.value.state === 'empty') setEmpty(true)
      // A school that is there, or a server that cannot be asked: signing in says the rest.
      else await navigate('/sign-in', { replace: true })
    }
    void find()
    return () => {
      here = false
    }
  }, [navigate])

  const tryDemo = async () => {
    setBusy(true)
    const answer = await loadDemo()
    setBusy(false)
    if (answer.ok) void navigate('/sign-in')
    else setProblem(answer.why === 'unreachable' ? unreachableSentence : sentenceFor(answer))
  }

  if (empty === null) return null
  return (
    <VisitorPage
      title={t`Welcome to Craftlog`}
      lead={<Trans>A logbook for apprentices, their mentors and their teachers. It works in the workshop, without a network.</Trans>}
    >
      <Stack gap={3}>
        <ButtonLink to="/set-up" variant="primary" size="floor" full>
          {t`Set up your school`}
        </ButtonLink>
        <Button size="floor" full isPending={busy} onPress={() => void tryDemo()}>
          {busy ? t`Loading the demo school…` : t`Try the demo`}
        </Button>
        {problem !== null && <FormError>{t(problem)}</FormError>}
      </Stack>
    </VisitorPage>
  )
}
