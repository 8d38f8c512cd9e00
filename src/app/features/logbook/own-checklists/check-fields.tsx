/** What was checked: a list of one's own is put into the log, to be ticked off there. The log keeps its copy. */
import type { CheckId } from '#domain/ids.ts'
import type { OwnChecklist } from '#domain/own-checklist.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ListPlus, ListTodo, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { newId } from '../../../store/new-id.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { fieldId, type FormPart } from '../form-parts.ts'
import type { LogForm } from '../log-form.ts'
import styles from './own-checklists.module.css'
import { useOwnChecklists } from './use-own-checklists.ts'
import { checklistsPath } from './way-back.ts'

interface CheckFieldsProps extends FormPart {
  /** The address of this form, to come back to. */
  readonly here: string
}

const OFFERED = 4
const MOST = 100

const hasAll = ({ checks }: LogForm, list: OwnChecklist): boolean => list.items.every((i) => checks.some((c) => c.text === i.text))

export const CheckFields = ({ form, change, pins, here }: CheckFieldsProps) => {
  const { t } = useLingui()
  const lists = useOwnChecklists()
  const [isAll, setAll] = useState(false)
  const { checks } = form
  const done = checks.filter((c) => c.done).length
  const all = checks.length
  const most = MOST
  const fitting = (lists ?? []).filter((l) => !hasAll(form, l))
  const isFull = fitting.some((l) => all + l.items.length > most)
  const offered = fitting.filter((l) => all + l.items.length <= most)

  const add = (list: OwnChecklist) => change((f) => ({ checks: [...f.checks, ...list.items.map(({ text }) => ({ id: newId<CheckId>(), text, done: false }))] }))
  const tick = (id: CheckId, isDone: boolean) => change((f) => ({ checks: f.checks.map((c) => (c.id === id ? { ...c, done: isDone } : c)) }))
  const remove = () => {
    change({ checks: [] })
    showToast({ text: t`Checklist removed`, undo: { label: t`Undo`, run: () => change((f) => ({ checks: [...checks, ...f.checks] })) } })
  }

  return (
    <section className={styles['section']} aria-labelledby={fieldId('checks')}>
      <h2 id={fieldId('checks')} tabIndex={-1} className={styles['heading']}>
        <Trans>Checklist</Trans>
        {all > 0 && (
          <Chip tone={done === all ? 'ok' : 'act'}>
            {done} / {all}
          </Chip>
        )}
      </h2>
      {pins('checks')}
      {all > 0 && (
        <ul className={styles['checks']}>
          {checks.map((c) => (
            <li key={c.id}>
              <Checkbox isSelected={c.done} onChange={(isDone) => tick(c.id, isDone)}>
                <bdi>{c.text}</bdi>
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['offers']}>
        {offered.slice(0, isAll ? undefined : OFFERED).map((list) => (
          <Button key={list.id} icon={<ListPlus aria-hidden size={20} />} onPress={() => add(list)}>
            <bdi>{list.title}</bdi>
          </Button>
        ))}
        {!isAll && offered.length > OFFERED && (
          <Button variant="plain" onPress={() => setAll(true)}>
            <Trans>Show more</Trans>
          </Button>
        )}
        {all > 0 && (
          <Button variant="plain" icon={<Trash2 aria-hidden size={20} />} onPress={remove}>
            <Trans>Remove all lines</Trans>
          </Button>
        )}
      </div>
      {isFull && (
        <p className={styles['quiet']}>
          <Trans>That is all: a log has room for {most} lines.</Trans>
        </p>
      )}
      <Link to={checklistsPath('', here)} className={styles['manage']}>
        <ListTodo aria-hidden size={20} />
        {lists?.length === 0 ? <Trans>Make a checklist of your own</Trans> : <Trans>My checklists</Trans>}
      </Link>
    </section>
  )
}
