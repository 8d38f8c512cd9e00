/** Somebody else published while this draft was written: both are shown, and the draft goes on top with one press. */
import { programmeId } from '#domain/ids.ts'
import { type PlanEdit, touchedBy } from '#domain/programme-edit/plan-edit.ts'
import { differenceBetween } from '#domain/programme-import/preview.ts'

import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { DifferenceCard } from '../difference-card.tsx'
import styles from './editor.module.css'
import type { Editor } from './use-editor.ts'
import type { Ground } from './use-ground.ts'

interface NewerVersionProps {
  readonly ground: Ground
  readonly editor: Editor
}

export const NewerVersion = ({ ground, editor }: NewerVersionProps) => (
  <>
    {editor.homeless.length > 0 && <Homeless homeless={editor.homeless} />}
    <BothVersions ground={ground} editor={editor} />
  </>
)

const BothVersions = ({ ground, editor }: NewerVersionProps) => {
  const { newest } = ground
  const { base, content, edits } = editor
  if (newest.id === base.id || edits.length === 0) return null
  const theirs = differenceBetween(base, newest)
  const mine = differenceBetween(base, { ...base, ...content, id: programmeId.parse('draft') })
  const touched = touchedBy(edits)
  const both = [...theirs.retitled, ...theirs.altered, ...theirs.removed].filter((c) => touched.has(c.id))
  const version = newest.version
  return (
    <section className={styles['newer']} aria-labelledby="newer-version">
      <h2 id="newer-version">
        <Trans>Version {version} was published while you were working</Trans>
      </h2>
      <div className={styles['both']}>
        <div>
          <h3>
            <Trans>The other one</Trans>
          </h3>
          <DifferenceCard difference={theirs} version={version} />
        </div>
        <div>
          <h3>
            <Trans>Yours, kept on this device</Trans>
          </h3>
          <DifferenceCard difference={mine} version={version + 1} />
        </div>
      </div>
      {both.length > 0 && <Overlap lines={both} />}
      <Button variant="primary" onPress={() => editor.moveTo(newest)}>
        <Trans>Put my changes on top of version {version}</Trans>
      </Button>
    </section>
  )
}

const Overlap = ({ lines }: { readonly lines: readonly { readonly id: string; readonly code: string; readonly title: Readonly<Record<string, string>> }[] }) => {
  const { i18n } = useLingui()
  const names = lines.map((c) => c.code || inLanguage(c.title, i18n.locale)).join(', ')
  return (
    <p className={styles['waits']}>
      <Trans>Both changed: {names}. Where both changed the same field, yours will stand in the next version, and theirs stays in theirs.</Trans>
    </p>
  )
}

const wordsIn = (edit: PlanEdit): string => ('set' in edit && 'title' in edit.set ? Object.values(edit.set.title ?? {}).join(' · ') : '')

/** Deeds on lines that are gone: they do nothing, and their words are here to be read. */
const Homeless = ({ homeless }: { readonly homeless: readonly PlanEdit[] }) => {
  const { t } = useLingui()
  const count = homeless.length
  const words = homeless.map(wordsIn).filter((s) => s !== '')
  return (
    <div className={styles['waits']}>
      <Disclosure title={t`${plural(count, { one: '# of your changes speaks of a line that is no longer there', other: '# of your changes speak of lines that are no longer there' })}`}>
        {words.length === 0 ? (
          <p>
            <Trans>None of them holds words of yours; they change nothing.</Trans>
          </p>
        ) : (
          <ul>
            {words.map((w) => (
              <li key={w} dir="auto">
                {w}
              </li>
            ))}
          </ul>
        )}
      </Disclosure>
    </div>
  )
}

