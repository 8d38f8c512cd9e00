/** The skills of a code, each with his own level and the logs it rests on. */
import type { Level } from '#domain/competency.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { inLanguage } from '#domain/text.ts'
import { utf8 } from '#signing/bytes.ts'
import { REQUEST } from '#signing/request.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { NotebookPen, QrCode } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { notSavedSentence } from '../../record/sentences.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import type { Draft } from '../../store/use-draft.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { MultiPicker } from '../../ui/multi-picker.tsx'
import styles from './hand-over.module.css'
import { LinePart } from './line-part.tsx'
import { OpenCodes } from './open-codes.tsx'
import { makeShown, showAddress } from './shown-request.ts'
import { type Choosing, type ChoosingDraft, type LineDraft, logsIn, withLine } from './use-choosing.ts'

const tooMuch = msg`This is more than one code has room for. Take fewer skills or logs, or a shorter note; the rest goes into a second code.`
const noKey = msg`This device cannot sign your request yet. Connect it once to the network.`
const nothing = msg`Choose at least one skill.`
const noLevel = msg`Say of each skill how far along you are.`

interface ChooseFormProps {
  readonly choosing: Choosing
  readonly draft: Draft<ChoosingDraft>
  readonly value: ChoosingDraft
  readonly back: string
}

const isWhole = (l: LineDraft): l is LineDraft & { readonly selfLevel: Level } => l.selfLevel !== null

export const ChooseForm = ({ choosing, draft, value, back }: ChooseFormProps) => {
  const { t, i18n } = useLingui()
  const store = useStore()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [pressed, setPressed] = useState(false)
  useHoldsWork()
  const { lines, note } = value
  const write = (change: Partial<ChoosingDraft>) => {
    setProblem(null)
    draft.write({ ...value, ...change })
  }
  const pick = (ids: readonly string[]) => {
    const kept = lines.filter((l) => ids.includes(l.competency))
    write({ lines: ids.reduce<readonly LineDraft[]>((all, id) => withLine(choosing, all, id as CompetencyId), kept) })
    if (ids.length > REQUEST.lines) setProblem(tooMuch)
  }
  const make = async (): Promise<MessageDescriptor | null> => {
    setPressed(true)
    const whole = lines.filter(isWhole)
    if (lines.length === 0) return nothing
    if (whole.length < lines.length) return noLevel
    const made = await makeShown(store, whole, note.trim())
    if (made === 'too-much') return tooMuch
    if (made === null) return noKey
    await draft.finish()
    await navigate(showAddress(made.code))
    return null
  }
  const press = () =>
    void make().then(setProblem, (e: unknown) => {
      if (!(e instanceof SaveFailed)) throw e
      setProblem(notSavedSentence[e.why])
    })
  /** The mentor judges on this phone, under a code from his printed list. */
  const handOn = () => {
    setPressed(true)
    if (lines.length === 0) return setProblem(nothing)
    if (!lines.every(isWhole)) return setProblem(noLevel)
    // Written anew: what the address began with is in it, though nobody changed a thing.
    draft.write({ ...value, lines })
    void navigate('/skills/by-code')
  }
  const names = new Map(choosing.competencies.map((c) => [c.id, c]))
  const logs = logsIn(lines).size
  const isLong = utf8(note.trim()).length > REQUEST.noteBytes
  return (
    <Screen
      title={t`Show a code`}
      subtitle={t`Your mentor scans it and signs. It needs no network.`}
      back={back}
      action={
        <div className={styles['bar']}>
          {problem !== null && (
            <p role="alert" className={styles['problem']}>
              {t(problem)}
            </p>
          )}
          <Button variant="primary" size="floor" full icon={<QrCode aria-hidden />} onPress={press}>
            {t`Show the code`}
          </Button>
        </div>
      }
    >
      <OpenCodes choosing={choosing} />
      {draft.notSaved !== null && <Banner tone="bad">{t(notSavedSentence[draft.notSaved])}</Banner>}
      <MultiPicker
        label={t`Skills (up to ${REQUEST.lines})`}
        options={choosing.competencies.map((c) => ({ id: c.id, code: c.code, text: inLanguage(c.title, i18n.locale) }))}
        value={lines.map((l) => l.competency)}
        onChange={pick}
        placeholder={t`Search by code or text`}
        moreText={(n) => t`${n} more, type to narrow`}
        removeLabel={(o) => t`Remove ${o.code}`}
        emptyText={t`No skill matches.`}
      />
      {lines.map((line) => {
        const competency = names.get(line.competency)
        return competency === undefined ? null : (
          <LinePart
            key={line.competency}
            competency={competency}
            line={line}
            logs={choosing.logs}
            room={REQUEST.digests - logs}
            chosen={logsIn(lines)}
            noLevel={pressed && line.selfLevel === null}
            onChange={(part) => write({ lines: lines.map((l) => (l === line ? { ...l, ...part } : l)) })}
          />
        )
      })}
      {lines.length > 0 && (
        <>
          <p className={styles['quiet']}>
            <Trans>
              Logs in this code: {logs} of {REQUEST.digests}. Your mentor signs exactly what they say now.
            </Trans>
          </p>
          <TextField
            label={t`Note to your mentor (may stay empty)`}
            value={note}
            onChange={(text) => write({ note: text })}
            {...(isLong ? { error: t`This is too long for a code. A few words are enough; tell him the rest.` } : {})}
          />
          <Button size="floor" full icon={<NotebookPen aria-hidden />} onPress={handOn}>
            {t`My mentor has no device here`}
          </Button>
        </>
      )}
    </Screen>
  )
}
