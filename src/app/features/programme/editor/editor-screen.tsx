/** The editor of a plan: a list of all lines, a form for the one chosen, and the way to the next version. */
import { judgeSchoolDeed } from '#domain/access.ts'
import type { ProgrammeId } from '#domain/ids.ts'
import { touchedBy } from '#domain/programme-edit/plan-edit.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeftRight, BookX, CircleAlert, Redo2, ShieldX, Undo2 } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { notSavedSentence, refusalSentence } from '../../../record/sentences.ts'
import { Screen } from '../../../record/screen.tsx'
import { useHoldsWork } from '../../../store/open-work.ts'
import { useStore } from '../../../store/store-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { AgreedProposals } from './agreed-proposals.tsx'
import styles from './editor.module.css'
import { useLanguageOrder } from './language-order.ts'
import { NewerVersion } from './newer-version.tsx'
import { PlanDetail } from './plan-detail.tsx'
import { moved, rowsOf } from './plan-lines.ts'
import { PlanList } from './plan-list.tsx'
import { Publish } from './publish.tsx'
import { type Editor, useEditor } from './use-editor.ts'
import { type Ground, takesOver, useGround } from './use-ground.ts'

export const EditorScreen = () => {
  const { t, i18n } = useLingui()
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const { actor } = useStore()
  const refusal = judgeSchoolDeed(actor, 'change-programme')
  const ground = useGround(id as ProgrammeId, search.get('for'))
  const enterprise = ground?.variant?.enterpriseName
  const name = ground == null ? t`Programme` : inLanguage(ground.newest.title, i18n.locale)
  return (
    <Screen title={t`Edit: ${name}`} back={`/programmes/${encodeURIComponent(id)}`} width="full" {...(enterprise !== undefined && { subtitle: t`The part of ${enterprise}, after the shared one` })}>
      {refusal !== null && (
        <EmptyState icon={<ShieldX size={40} />} title={t`Only a coordinator changes programmes`}>
          {t(refusalSentence[refusal.because])}
        </EmptyState>
      )}
      {refusal === null && ground === null && (
        <EmptyState icon={<BookX size={40} />} title={t`This programme is not on this device`}>
          <Trans>A plan that was imported a moment ago comes with the next sync.</Trans>
        </EmptyState>
      )}
      {refusal === null && ground != null && <Desk key={ground.draftKey} ground={ground} />}
    </Screen>
  )
}

const Desk = ({ ground }: { readonly ground: Ground }) => {
  const editor = useEditor(ground)
  useHoldsWork()
  return editor === undefined ? null : <Sheet ground={ground} editor={editor} />
}

const Sheet = ({ ground, editor }: { readonly ground: Ground; readonly editor: Editor }) => {
  const { t, i18n } = useLingui()
  const { content, edits, findings, undo, redo } = editor
  const [selected, setSelected] = useState('plan')
  // Chosen by a deed in the form of another row: with that form the button has gone that had the focus.
  const [carried, setCarried] = useState('')
  const carryOn = (to: string) => {
    setSelected(to)
    setCarried(to)
  }
  const choose = (to: string) => {
    setSelected(to)
    setCarried('')
  }
  const [search, setSearch] = useState('')
  const swap = useLanguageOrder((s) => s.swap)
  const words = useDeferredValue(search.trim().toLowerCase())
  const rows = useMemo(() => rowsOf(content, ground.locked, words), [content, ground.locked, words])
  const touched = useMemo(() => touchedBy(edits), [edits])
  // What is chosen may have been undone, or be hidden by the search.
  const row = rows.find((r) => r.id === selected) ?? rows[0]
  const wrong = findings.filter((f) => f.stops)
  const [first] = wrong
  const problems = wrong.length
  const changes = edits.length

  const onKeyDown = (e: KeyboardEvent) => {
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'z') return
    // The fields are drawn from the draft: one memory of steps for all of them.
    e.preventDefault()
    if (e.shiftKey) redo()
    else undo()
  }
  const toNextProblem = () => {
    setSearch('')
    const at = wrong.findIndex((f) => f.at === selected)
    choose((wrong[at + 1] ?? first)?.at ?? 'plan')
  }
  const move = (by: 1 | -1) => {
    const edit = row && moved(content, row, by, ground.locked)
    if (edit != null) editor.does(edit)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys for undo of all fields inside
    <div className={styles['sheet']} onKeyDown={onKeyDown}>
      <NewerVersion ground={ground} editor={editor} />
      {takesOver(ground) && (
        <p className={styles['waits']}>
          <Trans>The shared plan has a newer version. Publishing this part takes it over; the list shows it already.</Trans>
        </p>
      )}
      <AgreedProposals ground={ground} editor={editor} />
      {editor.notSaved !== null && (
        <p role="alert" className={styles['problem']}>
          {t(notSavedSentence[editor.notSaved])}
        </p>
      )}
      <div className={styles['bar']}>
        <Button icon={<Undo2 aria-hidden size={18} />} aria-disabled={changes === 0} onPress={undo}>
          <Trans>Undo</Trans>
        </Button>
        <Button icon={<Redo2 aria-hidden size={18} />} aria-disabled={!editor.canRedo} onPress={redo}>
          <Trans>Redo</Trans>
        </Button>
        <Button icon={<ArrowLeftRight aria-hidden size={18} />} onPress={swap}>
          <Trans>Swap languages</Trans>
        </Button>
        <span role="status" className={styles['state']}>
          {changes === 0 ? t`Nothing changed yet` : t`${plural(changes, { one: '# change, kept on this device', other: '# changes, kept on this device' })}`}
        </span>
        {problems > 0 && (
          <Button variant="danger" icon={<CircleAlert aria-hidden size={18} />} onPress={toNextProblem}>
            {t`${plural(problems, { one: '# thing to put right', other: '# things to put right' })}`}
          </Button>
        )}
        <Publish ground={ground} editor={editor} />
      </div>
      <div className={styles['panes']}>
        <div className={styles['left']}>
          <SearchField label={t`Search by code or words`} value={search} onChange={setSearch} clearLabel={t`Clear the search`} />
          <PlanList title={inLanguage(content.title, i18n.locale)} rows={rows} selected={row?.id ?? 'plan'} onSelect={choose} onMove={move} findings={findings} touched={touched} />
        </div>
        {row !== undefined && <PlanDetail key={row.id} row={row} editor={editor} ground={ground} onSelect={carryOn} isCarried={row.id === carried} />}
      </div>
    </div>
  )
}
