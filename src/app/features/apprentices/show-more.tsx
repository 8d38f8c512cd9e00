/** The next page of a long list. */
import { Trans } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'

export const ShowMore = ({ onPress }: { readonly onPress: () => void }) => (
  <Button size="floor" full onPress={onPress}>
    <Trans>Show more</Trans>
  </Button>
)
