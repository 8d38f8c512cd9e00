/** Every word that a person put into a deed, label by label, to fold away; what this version cannot read is shown as it is. */
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { Disclosure } from '../ui/disclosure.tsx'
import type { Deed } from './deed.ts'
import styles from './deed-text.module.css'
import { type Said, useSaid } from './said.ts'
import { useCompetencyNames } from './use-competency-names.ts'

/** The code and title of a competency of any plan on this device; its id where there is none. */
export type CompetencyName = (id: string) => string

/** Reads every plan: once a screen, not once a card. */
export const useCompetencyName = (): CompetencyName => {
  const { i18n } = useLingui()
  const names = useCompetencyNames()
  return (id) => {
    const c = names?.get(id)
    return c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()
  }
}

export const SaidList = ({ said }: { readonly said: readonly Said[] }) => {
  const { t } = useLingui()
  return (
    <dl className={styles['said']}>
      {said.map((s, n) => (
        // eslint-disable-next-line react/no-array-index-key -- two comments may have the same label
        <div key={n}>
          <dt>{t(s.label)}</dt>
          <dd dir="auto">{s.text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Not for people to enjoy, but nothing refused is out of reach. */
export const RawText = ({ value }: { readonly value: unknown }) => <pre className={styles['raw']}>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>

interface DeedTextProps {
  readonly title: string
  readonly isOpen?: boolean
  readonly deed: Deed | null
  /** As they were written, for a deed that this version cannot read. */
  readonly args: unknown
  readonly nameOf: CompetencyName
}

/** Nothing at all for a deed without words: a confirmation, a second signature. */
export const DeedText = ({ title, isOpen = false, deed, args, nameOf }: DeedTextProps) => {
  const said = useSaid()
  const words = deed === null ? null : said(deed, nameOf)
  if (words?.length === 0) return null
  return (
    <Disclosure title={title} isOpen={isOpen}>
      {words === null ? <RawText value={args} /> : <SaidList said={words} />}
    </Disclosure>
  )
}
