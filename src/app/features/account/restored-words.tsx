/** What became of a backup file that was chosen: how much came back, or why nothing of it was taken. */
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { BroughtBack, Restored } from '../../store/backup/restore-backup.ts'

/** `full` and `broken`: this device could not store it. */
export type RestoreOutcome = Restored | { readonly ok: false; readonly why: 'full' | 'broken' }

export const RestoredWords = ({ of }: { readonly of: RestoreOutcome }) => (of.ok ? <CameBack {...of} /> : <p>{whyNot(of)}</p>)

const CameBack = ({ deeds, refused, drafts, lost, photos, brokenPhotos }: BroughtBack) => (
  <>
    {deeds + refused + drafts + lost + photos + brokenPhotos === 0 && (
      <p>
        <Trans>Everything in this file is on this device already. Nothing was changed.</Trans>
      </p>
    )}
    {deeds > 0 && (
      <p>
        <Plural value={deeds} one="# piece of work came back. It goes out by itself; what the school has already counts once." other="# pieces of work came back. They go out by themselves; what the school has already counts once." />
      </p>
    )}
    {drafts > 0 && (
      <p>
        <Plural value={drafts} one="# draft came back." other="# drafts came back." />
      </p>
    )}
    {photos > 0 && (
      <p>
        <Plural value={photos} one="# photo came back." other="# photos came back." />
      </p>
    )}
    {refused > 0 && (
      <p>
        <Plural value={refused} one="# item that was not accepted is in the outbox again." other="# items that were not accepted are in the outbox again." />
      </p>
    )}
    {lost > 0 && (
      <p>
        <Plural value={lost} one="# text is in the lost and found of the outbox." other="# texts are in the lost and found of the outbox." />
      </p>
    )}
    {brokenPhotos > 0 && (
      <p>
        <Plural value={brokenPhotos} one="# photo is missing or damaged in this file, and did not come back." other="# photos are missing or damaged in this file, and did not come back." />
      </p>
    )}
  </>
)

const whyNot = (of: Extract<RestoreOutcome, { ok: false }>): ReactNode => {
  switch (of.why) {
    case 'no-backup':
      return <Trans>This is not a backup file of Craftlog. Nothing was changed.</Trans>
    case 'newer':
      return <Trans>This file was saved by a newer version of Craftlog. Update the app, then choose it again. Nothing was changed.</Trans>
    case 'half':
      return <Trans>This file is not whole: its end is missing. Copy it once more from where it was saved. Nothing was changed.</Trans>
    case 'damaged':
      return <Trans>This file is damaged and cannot be trusted. Choose another backup file. Nothing was changed.</Trans>
    case 'someone-else': {
      const { name } = of
      return <Trans>This file holds the work of {name}. It can be restored after signing in as {name}. Nothing was changed.</Trans>
    }
    case 'full':
      return <Trans>This device has no room for all of it. Free some space, then choose the file again: it goes on where it stopped.</Trans>
    case 'broken':
      return <Trans>This device's storage did not answer. Choose the file again.</Trans>
  }
}
