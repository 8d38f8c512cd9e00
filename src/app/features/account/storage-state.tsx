/** Whether the browser has promised to keep this device's data, and how to make it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isStorageProtected, protectStorage } from '../../store/protection.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Row, Stack } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'

export const StorageState = () => {
  const { t } = useLingui()
  const [isProtected, setProtected] = useState<boolean | null>(null)
  useEffect(() => void isStorageProtected().then(setProtected), [])
  if (isProtected === null) return null
  return (
    <Card>
      <Stack gap={3}>
        <Row>
          {isProtected ? (
            <Chip tone="ok" icon={<ShieldCheck aria-hidden size={16} />}>{t`Protected`}</Chip>
          ) : (
            <Chip tone="wait" icon={<ShieldAlert aria-hidden size={16} />}>{t`Not protected`}</Chip>
          )}
        </Row>
        {isProtected ? (
          <p>
            <Trans>The browser keeps your records until you remove them.</Trans>
          </p>
        ) : (
          <>
            <p>
              <Trans>When space runs short, the browser may remove records that are not sent yet. Installing Craftlog on the home screen helps.</Trans>
            </p>
            <div>
              <Button onPress={() => void protectStorage().then(setProtected)}>{t`Ask the browser to protect them`}</Button>
            </div>
          </>
        )}
      </Stack>
    </Card>
  )
}
