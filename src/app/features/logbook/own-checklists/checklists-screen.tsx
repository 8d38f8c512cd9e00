/** One's own checklists, to make, to change and to read. They are their writer's alone. */
import type { OwnChecklist } from '#domain/own-checklist.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, ListPlus, ListTodo } from 'lucide-react'
import { Link } from 'react-router'
import { Screen } from '../../../record/screen.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import styles from './own-checklists.module.css'
import { useOwnChecklists } from './use-own-checklists.ts'
import { checklistsPath, useWayBack } from './way-back.ts'

export const ChecklistsScreen = () => {
  const { t } = useLingui()
  const lists = useOwnChecklists()
  const from = useWayBack()
  return (
    <Screen
      title={t`My checklists`}
      back={from}
      action={
        <ButtonLink to={checklistsPath('/new', from)} variant="primary" size="floor" full icon={<ListPlus aria-hidden />}>
          <Trans>New checklist</Trans>
        </ButtonLink>
      }
    >
      {lists?.length === 0 && (
        <EmptyState icon={<ListTodo size={32} />} title={t`No checklist yet`}>
          <Trans>Write down what you check before, during or after a job. In a log you tick it off. Only you see the lists; the log shows what you ticked.</Trans>
        </EmptyState>
      )}
      {lists !== undefined && lists.length > 0 && (
        <ul className={styles['lists']}>
          {lists.map((list) => (
            <ChecklistCard key={list.id} list={list} from={from} />
          ))}
        </ul>
      )}
    </Screen>
  )
}

const ChecklistCard = ({ list, from }: { readonly list: OwnChecklist; readonly from: string }) => {
  const count = list.items.length
  return (
    <li>
      <Link to={checklistsPath(`/${list.id}`, from)} className={styles['card']}>
        <span className={styles['words']}>
          <span className={styles['title']} dir="auto">
            {list.title}
          </span>
          <span className={styles['excerpt']} dir="auto">
            {list.items.map((i) => i.text).join(' · ')}
          </span>
          <span className={styles['quiet']}>
            <Plural value={count} one="# line" other="# lines" />
          </span>
        </span>
        <ChevronRight aria-hidden />
      </Link>
    </li>
  )
}
