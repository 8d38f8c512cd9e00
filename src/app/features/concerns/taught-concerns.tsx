/**
 * What a teacher's apprentices raised: by deadline on the left, one of them on the right. None opens by itself: others
 * may stand behind her.
 */
import { carerOf, type Concern } from '#domain/concern.ts'
import type { ConcernId } from '#domain/ids.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ClockAlert, MessageSquareWarning } from 'lucide-react'
import { create } from 'zustand'
import { type ConcernRecord, standingOf } from '../../record/concerns.ts'
import { GrowingList } from '../../record/growing-list.tsx'
import { Screen } from '../../record/screen.tsx'
import { useNow } from '../../record/use-now.ts'
import { SegmentedControl, Switch } from '../../ui/choices.tsx'
import { useStore } from '../../store/store-context.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { useWide } from '../../ui/use-wide.ts'
import { ConcernCard } from './concern-card.tsx'
import { ConcernDetail } from './concern-detail.tsx'
import styles from './concerns.module.css'
import { useConcerns } from './use-concerns.ts'

type State = Concern['state']

/** Not worth saving, but there again on the way back from one of them. */
interface Shown {
  readonly state: State
  /** Only those that she was named for, or that nobody was. */
  readonly mine: boolean
  readonly show: (part: { readonly state: State } | { readonly mine: boolean }) => void
}
const useShown = create<Shown>((set) => ({ state: 'open', mine: false, show: (part) => set(part) }))

export const TaughtConcerns = ({ opened }: { readonly opened: ConcernId | null }) => {
  const { t } = useLingui()
  const wide = useWide()
  const list = useConcerns()
  const narrowDetail = !wide && opened !== null
  return (
    <Screen title={t`Concerns`} width="full" {...(narrowDetail ? { back: '/concerns' } : {})}>
      {list !== undefined && list.all.length === 0 && opened === null && (
        <EmptyState icon={<MessageSquareWarning size={40} />} title={t`Nobody has raised anything`}>
          <Trans>What your apprentices raise about safety, pay, hours, work, conflicts or health appears here by itself, with the time by which you owe an answer.</Trans>
        </EmptyState>
      )}
      {list !== undefined && (list.all.length > 0 || opened !== null) && (
        <SplitPane
          showing={opened === null ? 'list' : 'detail'}
          list={<Pane records={list.all} unheard={list.unheard} opened={opened} replace={wide && opened !== null} />}
          detail={
            opened === null ? (
              <p className={styles['choose']}>
                <Trans>Choose something on the left.</Trans>
              </p>
            ) : (
              <ConcernDetail key={opened} id={opened} />
            )
          }
        />
      )}
    </Screen>
  )
}

interface PaneProps {
  readonly records: readonly ConcernRecord[]
  readonly unheard: ReadonlySet<ConcernId>
  readonly opened: ConcernId | null
  readonly replace: boolean
}

const Pane = ({ records: all, unheard, opened, replace }: PaneProps) => {
  const { t } = useLingui()
  const { actor } = useStore()
  const { state, mine, show } = useShown()
  const isMine = ({ concern }: ConcernRecord) => (carerOf(concern)?.to ?? actor.person) === actor.person
  const isShared = all.some((r) => !isMine(r))
  const records = mine && isShared ? all.filter(isMine) : all
  const count = (s: State) => records.filter((r) => r.concern.state === s).length
  const [open, answered, closed] = [count('open'), count('answered'), count('closed')]
  const at = useNow()
  const late = records.filter((r) => standingOf(r, at).kind === 'overdue').length
  const shown = records.filter((r) => r.concern.state === state)
  return (
    <nav aria-label={t`Concerns`} className={styles['list']}>
      <SegmentedControl
        label={t`Show`}
        hideLabel
        value={state}
        onChange={(v) => show({ state: v as State })}
        options={[
          { value: 'open', label: t`Open ${open}` },
          { value: 'answered', label: t`Answered ${answered}` },
          { value: 'closed', label: t`Closed ${closed}` },
        ]}
      />
      {state === 'open' && late > 0 && (
        <p className={styles['late']}>
          <ClockAlert aria-hidden size={18} />
          <Plural value={late} one="# answer is overdue. The coordinator is told so, without the words." other="# answers are overdue. The coordinator is told so, without the words." />
        </p>
      )}
      {isShared && (
        <Switch isSelected={mine} onChange={(on) => show({ mine: on })}>
          <Trans>Without those that a colleague takes care of</Trans>
        </Switch>
      )}
      {shown.length === 0 && (
        <p className={styles['none']}>
          {state === 'open' ? <Trans>You owe no answer.</Trans> : <Trans>Nothing of this kind.</Trans>}
        </p>
      )}
      <GrowingList key={state} className={styles['list']} page={40}>
        {shown.map((r) => (
          <ConcernCard key={r.concern.id} record={r} isOpen={r.concern.id === opened} isNew={unheard.has(r.concern.id)} replace={replace} />
        ))}
      </GrowingList>
    </nav>
  )
}
