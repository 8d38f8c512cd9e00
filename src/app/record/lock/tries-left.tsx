/** How many tries are left, and what the last of them means: said before it happens. */
import { Plural, Trans } from '@lingui/react/macro'
import { MOST_TRIES } from '../../store/vault/vault.ts'

/** @param left 1 to 5; nothing is said while nothing was wrong */
export const TriesLeft = ({ left, wrong }: { readonly left: number; readonly wrong: boolean }) => (
  <>
    {wrong && <Trans>This PIN is not right.</Trans>}{' '}
    {left < MOST_TRIES && (
      <>
        <Plural value={left} one="# try is left." other="# tries are left." />{' '}
        <Trans>After that no PIN opens your records here; your password does, with a network. Nothing of yours is lost.</Trans>
      </>
    )}
  </>
)
