/** Whether photos wait for Wi-Fi. Only where the browser tells what network it is on; elsewhere the switch would lie. */
import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { canTellWifi, readPhotoPolicy, writePhotoPolicy } from '../../store/photo-policy.ts'
import { Switch } from '../../ui/choices.tsx'

export const PhotosByWifi = () => {
  const [onlyOnWifi, setOnlyOnWifi] = useState<boolean | null>(null)
  useEffect(() => {
    void readPhotoPolicy().then((policy) => setOnlyOnWifi(policy.onlyOnWifi))
  }, [])
  if (onlyOnWifi === null || !canTellWifi()) return null
  const change = (chosen: boolean) => {
    setOnlyOnWifi(chosen)
    void writePhotoPolicy({ onlyOnWifi: chosen })
  }
  return (
    <Switch isSelected={onlyOnWifi} onChange={change}>
      <Trans>Send photos over Wi-Fi only. Logs go out with any network.</Trans>
    </Switch>
  )
}
