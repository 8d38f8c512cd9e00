/**
 * The form of a log: about forty seconds at the machine. What matters stands open, the rest is folded; every pause
 * saves a draft, and the one button hands in.
 */
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { useLeadOn } from '../../record/use-lead-on.ts'
import { now, today, zoneMinutes } from '../../store/clock.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { DraftBack, DraftSignText } from './draft-signs.tsx'
import type { ChangeForm } from './form-parts.ts'
import { GuardAsTyped } from './guard-as-typed.tsx'
import { focusFirst, LogErrorSummary } from './log-error-summary.tsx'
import { emptyForm, formOf, type LogForm } from './log-form.ts'
import { MainFields } from './main-fields.tsx'
import { MeasurementFields } from './measurement-fields.tsx'
import { MoreFields } from './more-fields.tsx'
import type { Opening } from './opening.ts'
import { CheckFields } from './own-checklists/check-fields.tsx'
import { PhotoFields } from './photos/photo-fields.tsx'
import { useSubmitAfter } from './photos/use-submit-after.ts'
import { useCapture } from './photos/use-capture.ts'
import { commentsByField, PinnedComments } from './pinned-comments.tsx'
import { PlacementLine } from './placement-line.tsx'
import styles from './practice-log-form.module.css'
import { endTimer } from './timer.ts'
import { useDraft } from './use-draft.ts'
import { useSurroundings } from './use-log-surroundings.ts'
import { useSubmitLog } from './use-submit-log.ts'

export const PracticeLogForm = ({ opening: given }: { readonly opening: Opening }) => {
  const { t } = useLingui()
  const leadOn = useLeadOn()
  // What the form started from stays what it was, whatever sync brings while somebody writes.
  const [opening] = useState(given)
  const [form, setForm] = useState<LogForm>(opening.form)
  const blank = useMemo(() => (opening.was === null ? emptyForm(today()) : formOf(opening.was)), [opening])
  const { sign, hold, discard } = useDraft({ ...opening, form, blank, isRestored: opening.restored !== null })
  const around = useSurroundings(opening.log, form.practisedOn)
  const isCorrection = opening.log !== null
  const home = isCorrection ? `/logbook/${opening.id}` : '/logbook'
  useHoldsWork()

  const { errors, problem, tries, submit, mend } = useSubmitLog(opening, around?.placement, hold, async () => {
    showToast({ text: t`Saved on this device` })
    await leadOn(home)
  })
  useEffect(() => {
    if (tries > 0) focusFirst(errors)
    // eslint-disable-next-line react/exhaustive-deps -- only a new try moves the focus; mending a field must not
  }, [tries])

  const change: ChangeForm = (patch) => {
    setForm((f) => ({ ...f, ...(typeof patch === 'function' ? patch(f) : patch) }))
    if (typeof patch !== 'function') mend(...Object.keys(patch))
  }
  const capture = useCapture(form.photos, change)
  const handIn = useSubmitAfter(capture, () => {
    const ended = endTimer(form, now(), zoneMinutes)
    setForm(ended)
    void submit(ended)
  })
  const comments = commentsByField(around?.comments ?? [])
  const pins = (field: string) => <PinnedComments comments={comments.get(field) ?? []} photos={form.photos} />
  const parts = { form, change, errors, mend, pins, pinned: new Set(comments.keys()), programme: around?.programme ?? null }

  return (
    <Screen
      title={isCorrection ? t`Correct a log` : t`New log`}
      subtitle={<DraftSignText sign={sign} />}
      back={home}
      action={
        <Button variant="primary" size="floor" full onPress={handIn}>
          <Trans>Submit</Trans>
        </Button>
      }
    >
      <div className={styles['form']}>
        {opening.restored !== null && <DraftBack opening={opening} form={form} discard={discard} />}
        {around?.placement === null && (
          <Banner tone="warn">
            <Trans>You have no placement on this device yet. Write the log all the same: it is kept as a draft, and can be submitted once your placement is here.</Trans>
          </Banner>
        )}
        <PlacementLine placement={around?.placement} />
        {pins('')}
        <LogErrorSummary form={form} errors={errors} problem={problem} tries={tries} />
        <MainFields {...parts} last={around?.last} isCorrection={isCorrection} warnings={around?.placement != null && <GuardAsTyped form={form} placement={around.placement} log={opening.id} />} />
        <MeasurementFields {...parts} />
        <PhotoFields {...parts} capture={capture} />
        <CheckFields {...parts} here={isCorrection ? `${home}/edit` : `/logbook/new?draft=${opening.id}`} />
        <MoreFields {...parts} />
      </div>
    </Screen>
  )
}
