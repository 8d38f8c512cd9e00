import type { PlacementState } from '#domain/placement-start.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Chip, type Tone } from '../../ui/chip.tsx'

export const stateWord: Readonly<Record<PlacementState, MessageDescriptor>> = {
  prepared: msg`prepared, may not start`,
  ready: msg`ready to start`,
  running: msg`running`,
  ended: msg`ended`,
}
const tone: Readonly<Record<PlacementState, Tone>> = { prepared: 'wait', ready: 'act', running: 'ok', ended: 'neutral' }

export const StateChip = ({ state }: { readonly state: PlacementState }) => {
  const { t } = useLingui()
  return <Chip tone={tone[state]}>{t(stateWord[state])}</Chip>
}
