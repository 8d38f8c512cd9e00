/** On a demo server: one tap into each of the four roles. */
import type { Profile } from '#sync/account.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { ROLES } from '#domain/people.ts'
import { roleWord } from '../../record/words.ts'
import { askStart, signIn } from '../../replication/account.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Section } from '../../ui/card.tsx'

export const DEMO_PASSWORD = 'craftlog-demo'

export const DemoAccounts = ({ onSignedIn }: { readonly onSignedIn: (profile: Profile) => void }) => {
  const { t } = useLingui()
  const [demo, setDemo] = useState(false)
  useEffect(() => {
    let here = true
    void askStart().then((answer) => here && setDemo(answer.ok && answer.value.demo))
    return () => {
      here = false
    }
  }, [])
  if (!demo) return null
  const enter = async (username: string) => {
    const answer = await signIn(username, DEMO_PASSWORD)
    if (answer.ok) onSignedIn(answer.value)
  }
  return (
    <Section title={t`Demo school`}>
      <p>
        <Trans>Look around as one of these. The password of every demo account is {DEMO_PASSWORD}.</Trans>
      </p>
      <Row wrap>
        {ROLES.map((role) => (
          <Button key={role} onPress={() => void enter(role)}>
            {t(roleWord[role])}
          </Button>
        ))}
      </Row>
    </Section>
  )
}
