/** Which photo is the sheet, whose signature stands on it, of which day, and what it says of each skill. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId, SignOffId } from '#domain/ids.ts'
import { isKeptFromDeputy } from '#domain/placement.ts'
import { competenciesOf, findCompetency } from '#domain/programme.ts'
import { momentOnPaper } from '#domain/sign-off.ts'
import { MOST_LINES } from '#domain/sign-off-token.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useRef, useState } from 'react'
import { PhotoImage } from '../../../record/photos/photo-image.tsx'
import { PhotoStrip } from '../../../record/photos/photo-strip.tsx'
import { usePhotoName } from '../../../record/photos/photo-words.ts'
import { Screen } from '../../../record/screen.tsx'
import { fieldErrorSentence, notSavedSentence } from '../../../record/sentences.ts'
import { useDeed } from '../../../record/use-deed.ts'
import { useLeadOn } from '../../../record/use-lead-on.ts'
import { levelPhrase } from '../../../record/words.ts'
import { now, today } from '../../../store/clock.ts'
import { newId } from '../../../store/new-id.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import { useStore } from '../../../store/store-context.tsx'
import type { DraftForm } from '../../../store/use-draft.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DayField, SelectField } from '../../../ui/fields.tsx'
import { MultiPicker } from '../../../ui/multi-picker.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { type CopiedLine, emptyLine, type PaperDraft } from './paper-draft.ts'
import { PaperLine } from './paper-line.tsx'
import styles from './paper.module.css'
import { type PaperRecord, signersOn } from './use-paper.ts'

interface PaperFormProps {
  readonly record: PaperRecord
  readonly value: PaperDraft
  readonly draft: DraftForm<PaperDraft>
  readonly back: string
}

export const PaperForm = ({ record, value, draft, back }: PaperFormProps) => {
  const { t, i18n } = useLingui()
  const { actor, mutate } = useStore()
  const deed = useDeed()
  const leadOn = useLeadOn()
  const nameOf = usePhotoName()
  const ids = { form: useId(), day: useId(), mentor: useId(), skills: useId() }
  const [tried, setTried] = useState(false)
  // One name for one line: a second tap puts nothing down twice.
  const names = useRef(new Map<CompetencyId, SignOffId>())
  useHoldsWork()
  const { log } = record
  const photos = log.photos ?? []
  const sheet = photos.find((p) => p.sha256 === value.photo)
  const signedOn = value.signedOn as CalendarDay
  const signers = value.signedOn === '' ? [] : signersOn(record.placements, signedOn, actor.person)
  const signer = signers.find((s) => s.guidance.person === value.mentor) ?? (signers.length === 1 ? signers[0] : undefined)
  const programme = signer === undefined ? undefined : record.programmes.get(signer.placement.programme)
  const all = programme === undefined ? [] : competenciesOf(programme)
  const before = record.before.filter((s) => s.paper?.photo === value.photo)
  const done = new Set<string>(before.map((s) => s.competency))
  const change = (part: Partial<PaperDraft>) => draft.change({ ...value, ...part })
  const changeLine = (competency: CompetencyId, part: Partial<CopiedLine>) => change({ lines: value.lines.map((l) => (l.competency === competency ? { ...l, ...part } : l)) })
  const pick = (chosen: readonly string[]) => change({ lines: chosen.map((id) => value.lines.find((l) => l.competency === id) ?? emptyLine(id as CompetencyId)) })
  const idOf = (competency: CompetencyId): SignOffId => {
    const known = names.current.get(competency) ?? newId<SignOffId>()
    names.current.set(competency, known)
    return known
  }
  const nameOfSkill = (id: CompetencyId): string => {
    const c = [...record.programmes.values()].flatMap((plan) => findCompetency(plan, id) ?? [])[0]
    return c === undefined ? id : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim()
  }
  const isTooMany = value.lines.length > MOST_LINES
  /** Where the first thing is missing, in the order of the form. */
  const missing =
    sheet === undefined
      ? 'input[type=radio]'
      : value.signedOn === '' || value.signedOn > today()
        ? `#${CSS.escape(ids.day)}`
        : signer === undefined
          ? `#${CSS.escape(ids.mentor)}`
          : value.lines.length === 0 || isTooMany
            ? `#${CSS.escape(ids.skills)}`
            : null

  const save = async () => {
    setTried(true)
    const form = document.getElementById(ids.form)
    const unlevelled = value.lines.findIndex((l) => l.level === null)
    if (missing !== null) return form?.querySelector<HTMLElement>(missing)?.focus()
    if (unlevelled !== -1) return form?.querySelectorAll<HTMLElement>('[data-line]')[unlevelled]?.querySelector<HTMLElement>('input[type=radio]')?.focus()
    if (sheet === undefined || signer === undefined) return
    const lines = value.lines.map(({ competency, level, takeovers, prompts, defects, comment }) => ({
      id: idOf(competency),
      competency,
      level: level as Level,
      facts: { takeovers: takeovers ?? NaN, prompts: prompts ?? NaN, defects: defects ?? NaN },
      comment: comment.trim(),
    }))
    const args = { apprentice: log.apprentice, mentor: signer.guidance.person, signedOn, sheet: { log: log.id, revision: log.revision, photo: sheet.sha256 }, lines }
    if (!(await deed.run(() => draft.handIn((ends) => mutate.competency.recordPaper(args, ends))))) {
      // Once it is drawn, the reader is taken to what was not accepted.
      requestAnimationFrame(() => form?.querySelector<HTMLElement>('[data-problem]')?.focus())
      return
    }
    const name = record.name
    showToast({ text: t`Put down for ${name}` })
    await leadOn(back)
  }

  const refusedLine = value.lines.findIndex((_, n) => deed.fieldError(`lines.${n}`) !== undefined)
  const problem = (refusedLine === -1 ? deed.problem : null) ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  return (
    <Screen
      title={t`Sign-off on paper`}
      subtitle={<bdi>{record.name}</bdi>}
      back={back}
      action={
        <Button variant="primary" size="floor" full isPending={deed.isPending} onPress={() => void save()}>
          <Trans>Put down what the sheet says</Trans>
        </Button>
      }
    >
      <div id={ids.form} className={styles['form']}>
        {problem !== null && (
          <div role="alert" tabIndex={-1} data-problem="">
            <Banner tone="bad">{t(problem)}</Banner>
          </div>
        )}
        <p>
          <Trans>You vouch that the sheet says this in the mentor's hand. It is marked everywhere as signed on paper, and another teacher endorses it. Level 5 is not given on paper.</Trans>
        </p>
        {photos.length > 1 && (
          <RadioCards
            label={t`The signed sheet`}
            value={value.photo}
            onChange={(photo) => change({ photo })}
            error={tried && sheet === undefined ? t(fieldErrorSentence.required) : undefined}
            options={photos.map((p, n) => ({
              value: p.sha256,
              title: nameOf(p, n + 1),
              mark: (
                <span className={styles['thumb']}>
                  <PhotoImage photo={p} size="thumb" alt="" />
                </span>
              ),
            }))}
          />
        )}
        {sheet !== undefined && <PhotoStrip photos={[sheet]} large />}
        {before.length > 0 && (
          <div className={styles['quiet']}>
            <p>
              <Trans>Put down from this sheet already:</Trans>
            </p>
            <ul>
              {before.map((s) => (
                <li key={s.id}>{[nameOfSkill(s.competency), t(levelPhrase[s.level]), s.by.name].join(' · ')}</li>
              ))}
            </ul>
          </div>
        )}
        <DayField
          id={ids.day}
          label={t`The day that stands on it`}
          value={value.signedOn}
          max={today()}
          onChange={(day) => change({ signedOn: day, mentor: null })}
          error={tried && value.signedOn === '' ? t(fieldErrorSentence.required) : value.signedOn > today() ? t(fieldErrorSentence['in-the-future']) : undefined}
        />
        <SelectField
          id={ids.mentor}
          label={t`Who signed it`}
          value={signer?.guidance.person ?? ''}
          onChange={(person) => change({ mentor: person === '' ? null : (person as PersonId) })}
          options={[
            ...(signer === undefined ? [{ value: '', label: t`Please choose` }] : []),
            ...signers.map(({ guidance, placement }) => ({ value: guidance.person, label: `${guidance.name} · ${guidance.as === 'deputy' ? t`deputy` : t`mentor`} · ${placement.enterpriseName}` })),
          ]}
          error={value.signedOn !== '' && signers.length === 0 ? t`Nobody guided this apprentice on that day.` : tried && signer === undefined ? t(fieldErrorSentence.required) : undefined}
        />
        {programme !== undefined && (
          <MultiPicker
            id={ids.skills}
            label={t`Skills`}
            options={all.filter((c) => !done.has(c.id)).map((c) => ({ id: c.id, code: c.code, text: inLanguage(c.title, i18n.locale) }))}
            value={value.lines.map((l) => l.competency)}
            onChange={pick}
            placeholder={t`Code or word`}
            error={isTooMany ? t(fieldErrorSentence['too-many']) : tried && value.lines.length === 0 ? t(fieldErrorSentence.required) : undefined}
            moreText={(n) => t`${n} more: type to narrow`}
            removeLabel={(o) => t`Remove ${o.code}`}
            emptyText={t`No skill matches`}
          />
        )}
        {value.lines.map((line, n) => {
          const competency = all.find((c) => c.id === line.competency)
          return (
            <PaperLine
              key={line.competency}
              name={nameOfSkill(line.competency)}
              line={line}
              onChange={(part) => changeLine(line.competency, part)}
              isKept={competency !== undefined && signer !== undefined && isKeptFromDeputy(competency, signer.placement, signer.guidance.person, momentOnPaper(signedOn, now()))}
              tried={tried}
              problem={n === refusedLine ? deed.problem : null}
              fieldError={(path) => deed.fieldError(`lines.${n}.${path}`)}
            />
          )
        })}
      </div>
    </Screen>
  )
}
