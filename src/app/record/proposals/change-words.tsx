/** What a proposal would change, in one or two lines: the line as it is, and as it would be. */
import type { LineEdit } from '#domain/programme-edit/line-edit.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { inLanguage, type LocalText } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { CodeTag } from '../../ui/chip.tsx'
import styles from './proposals.module.css'

interface ChangeWordsProps {
  readonly change: LineEdit
  /** The version that it speaks of; absent until it has arrived. */
  readonly programme: Programme | undefined
}

export const ChangeWords = ({ change, programme }: ChangeWordsProps) => {
  const { t, i18n } = useLingui()
  const inWords = (title: LocalText) => inLanguage(title, i18n.locale)
  if (change.do === 'add-line')
    return (
      <p className={styles['change']}>
        <b>{t`New line:`}</b> <ins dir="auto">{inWords(change.line.title)}</ins>
      </p>
    )
  const line = programme && findCompetency(programme, change.line)
  const name = line === undefined ? change.line : inWords(line.title)
  const code = line !== undefined && line.code !== '' && <CodeTag>{line.code}</CodeTag>
  if (change.do === 'remove-line')
    return (
      <p className={styles['change']}>
        <b>{t`Take out:`}</b> {code} <del dir="auto">{name}</del>
      </p>
    )
  const title = change.set.title
  return (
    <p className={styles['change']}>
      <b>{t`Change:`}</b> {code} {title === undefined ? <span dir="auto">{name}</span> : <Reworded was={line?.title ?? {}} now={title} />}
    </p>
  )
}

/** Every language that changes: who reads one of them is not to agree to another unseen. */
const Reworded = ({ was, now }: { readonly was: LocalText; readonly now: LocalText }) => {
  const changed = Object.keys(now).filter((tag) => (now[tag] ?? '') !== (was[tag] ?? ''))
  return changed.map((tag) => (
    <span key={tag} lang={tag} dir="auto">
      <del>{was[tag]}</del> <ins>{now[tag]}</ins>
    </span>
  ))
}
