/** What the next version adds, takes away and changes. Sign-offs on what goes stay in the records. */
import type { Difference } from '#domain/programme-import/preview.ts'
import { inLanguage, type LocalText } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CodeTag } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { LongList } from './long-list.tsx'
import styles from './programme.module.css'

interface Named {
  readonly id: string
  readonly code: string
  readonly title: LocalText
  readonly was?: LocalText
}

export const DifferenceCard = ({ difference: d, version }: { readonly difference: Difference; readonly version: number }) => {
  const { t } = useLingui()
  const { since, before, after } = d
  const [added, removed, retitled, altered] = [d.added.length, d.removed.length, d.retitled.length, d.altered.length]
  return (
    <section className={styles['stack']}>
      <h3>
        <Trans>
          It becomes version {version}, compared with version {since}: {before} → {after} competencies
        </Trans>
      </h3>
      <Part title={t`${added} added`} items={d.added} />
      <Part title={t`${removed} no longer asked for; their sign-offs stay in the records`} items={d.removed} />
      <Part title={t`${retitled} with another title`} items={d.retitled} />
      <Part title={t`${altered} with another code, kind, standard, prerequisite, validity, signer or plan`} items={d.altered} />
      {added + removed + retitled + altered === 0 && (
        <p className={styles['quiet']}>
          <Trans>No competency changes; units, source or order do.</Trans>
        </p>
      )}
    </section>
  )
}

const Part = ({ title, items }: { readonly title: string; readonly items: readonly Named[] }) => {
  const { i18n } = useLingui()
  if (items.length === 0) return null
  return (
    <Disclosure title={title}>
      <LongList>
        {items.map((c) => (
          <li key={c.id} dir="auto">
            {c.code !== '' && <CodeTag>{c.code}</CodeTag>} {c.was !== undefined && <del>{inLanguage(c.was, i18n.locale)}</del>} {inLanguage(c.title, i18n.locale)}
          </li>
        ))}
      </LongList>
    </Disclosure>
  )
}
