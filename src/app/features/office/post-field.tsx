/**
 * At which post of an enterprise: one of its list, or another by its name. The list comes from the server; both fields
 * stand there before it has come, each with its own name, so that nothing changes its meaning under a finger.
 */
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { NotGiven } from '../../record/not-given.tsx'
import { SelectField, TextField } from '../../ui/fields.tsx'
import styles from './office.module.css'
import type { AskedEntry } from './use-entry.ts'

export interface ChosenPost {
  /** Null: it is known by its name alone. */
  readonly id: string | null
  readonly name: string
}

interface PostFieldProps {
  /** Where an error in the choice leads; an error in the name leads to `<id>-name`. */
  readonly id: string
  readonly value: ChosenPost
  readonly onChange: (post: ChosenPost) => void
  readonly enterprise: AskedEntry<'enterprises'>
  readonly error: string | undefined
  readonly nameError: string | undefined
}

const BY_NAME = ''

/** What stays when another enterprise is chosen: a name that was typed; what was picked belonged to the other's list. */
export const postElsewhere = (post: ChosenPost): ChosenPost => (post.id === null ? post : { id: null, name: '' })

export const PostField = ({ id, value, onChange, enterprise, error, nameError }: PostFieldProps) => {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  // A name that was typed before one of the list was tried is there again afterwards.
  const typed = useRef('')
  const { entry, isAsking, failed, again } = enterprise
  const posts = entry?.row.posts ?? []
  // The one that was chosen is known by its name even where the list is not there, or has it no more.
  const listed = value.id === null || posts.some((p) => p.id === value.id) ? posts : [{ id: value.id, name: value.name }, ...posts]
  const choose = (chosen: string) => {
    if (value.id === null) typed.current = value.name
    const post = listed.find((p) => p.id === chosen)
    onChange(post === undefined ? { id: null, name: typed.current } : { id: post.id, name: post.name })
  }
  const askAgain = () => {
    // The button goes away with what it stands below.
    box.current?.querySelector('select')?.focus()
    again()
  }
  const said = (): string => {
    if (isAsking) return t`Asking the server for the posts of this enterprise…`
    if (failed !== null) return t`A post can be typed by its name.`
    if (entry === null) return t`The posts of the enterprise stand here once it is chosen.`
    return posts.length === 0 ? t`No posts are listed for this enterprise.` : t`The posts that this enterprise lists.`
  }
  return (
    <div ref={box} className={styles['items']}>
      <SelectField
        id={id}
        label={t`Post`}
        value={value.id ?? BY_NAME}
        onChange={choose}
        error={error}
        hint={<span role="status">{said()}</span>}
        options={[{ value: BY_NAME, label: t`Another post, by its name` }, ...listed.map((p) => ({ value: p.id, label: p.name }))]}
      />
      {value.id === null && <TextField id={`${id}-name`} label={t`Name of the post`} value={value.name} onChange={(name) => onChange({ id: null, name })} error={nameError} />}
      {failed !== null && <NotGiven failed={failed} onAgain={askAgain} title={t`The posts could not be read`} withoutNetwork={{ title: t`The posts could not be read`, text: t`The office needs the network; what you typed is kept on this device.` }} />}
    </div>
  )
}
