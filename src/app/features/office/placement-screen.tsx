/** One placement: prepared here, let start when its papers are there, given another mentor, ended so that the next begins. */
import type { PlacementId } from '#domain/ids.ts'
import { placementState } from '#domain/placement-start.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useEffectEvent, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { askEntry } from '../../replication/office.ts'
import { today } from '../../store/clock.ts'
import { showToast } from '../../ui/toast.tsx'
import type { Picked } from './entry-picker.tsx'
import { ChangeParts } from './placement-changes.tsx'
import { Exemptions } from './exemptions.tsx'
import { FormFrame } from './form-frame.tsx'
import { PlacementFields } from './placement-fields.tsx'
import { type PlacementForm, placementSpec } from './placement-form.ts'
import { StartPart } from './start-part.tsx'
import { useOfficeForm } from './use-office-form.ts'
import { useProgrammes } from './use-programmes.ts'
import { weekdays } from './weekdays.ts'

export const PlacementScreen = () => {
  const { id = 'new' } = useParams()
  // Whatever was saved is read anew, so that a form always starts from what the server has.
  const [turn, setTurn] = useState(0)
  return <OnePlacement key={`${id} ${turn}`} id={id === 'new' ? null : (id as PlacementId)} onSaved={() => setTurn((n) => n + 1)} />
}

/** Fills in what the address names, once: an apprentice with the plan of his class, or an enterprise. */
const usePrefilled = (office: ReturnType<typeof useOfficeForm<'placements', PlacementForm>>, isNew: boolean) => {
  const [address] = useSearchParams()
  // While the server is asked somebody may type: what comes goes beside that, and never over it.
  const put = useEffectEvent((field: 'apprentice' | 'enterprise', { id, name }: Picked) => {
    if (office.form?.[field] === null) office.change({ [field]: { id, name } })
  })
  const fill = useEffectEvent(async () => {
    const { form } = office
    if (!isNew || form === null) return
    const [apprentice, enterprise] = [address.get('apprentice'), address.get('enterprise')]
    if (apprentice !== null && form.apprentice === null) {
      const answer = await askEntry('people', apprentice)
      if (answer.ok) put('apprentice', answer.value.row)
    }
    if (enterprise !== null && form.enterprise === null) {
      const answer = await askEntry('enterprises', enterprise)
      if (answer.ok) put('enterprise', answer.value.row)
    }
  })
  const isThere = office.form !== null
  useEffect(() => {
    if (isThere) void fill()
  }, [isThere])
}

const OnePlacement = ({ id, onSaved }: { readonly id: PlacementId | null; readonly onSaved: () => void }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const navigate = useNavigate()
  const programmes = useProgrammes()
  const office = useOfficeForm(placementSpec, id)
  usePrefilled(office, id === null)
  const row = office.entry?.row
  const words = useWords(programmes, dates, i18n.locale)
  const save = async () => {
    const saved = await office.save()
    if (saved === null) return
    showToast({ text: t`Saved at the school` })
    if (id === null) await navigate(`/office/placements/${encodeURIComponent(saved.row.id)}`, { replace: true })
    else onSaved()
  }
  const isUnderWay = row !== undefined && placementState(row, today()) === 'running'
  return (
    <FormFrame
      title={id === null ? t`New placement` : (office.form?.apprentice?.name ?? t`Placement`)}
      back="/office/placements"
      office={office}
      words={words}
      parts={{ papers: { id: 'office-papers', label: words.hasPapers.label }, postId: { id: 'office-post', label: words.post.label }, post: { id: 'office-post-name', label: t`Name of the post` }, cohort: { id: 'office-apprentice', label: words.apprentice.label } }}
      saveLabel={t`Save at the school`}
      onSave={() => void save()}
      before={office.entry !== null && <StartPart entry={office.entry} isChanged={office.isChanged} onDone={onSaved} />}
      after={
        office.entry !== null &&
        row !== undefined && (
          <>
            {placementState(row, today()) !== 'ended' && <ChangeParts entry={office.entry} onDone={onSaved} />}
            <Exemptions placement={row} />
          </>
        )
      }
    >
      {(f) => <PlacementFields f={f} office={office} isNew={id === null} isUnderWay={isUnderWay} />}
    </FormFrame>
  )
}

/** Each field in words, for whoever compares two versions. */
const useWords = (programmes: ReturnType<typeof useProgrammes>, dates: ReturnType<typeof useDates>, locale: string) => {
  const { t } = useLingui()
  const day = (d: string) => (/^\d{4}-\d{2}-\d{2}$/.test(d) ? dates.fullDay(d as never) : d)
  const yes = (is: boolean) => (is ? t`yes` : t`no`)
  return {
    apprentice: { label: t`Apprentice`, say: (f: PlacementForm) => f.apprentice?.name ?? '' },
    enterprise: { label: t`Enterprise`, say: (f: PlacementForm) => f.enterprise?.name ?? '' },
    post: { label: t`Post`, say: (f: PlacementForm) => f.post.name },
    programme: {
      label: t`Programme`,
      say: (f: PlacementForm) => {
        const found = programmes.find((p) => p.id === f.programme)
        return found === undefined ? f.programme : inLanguage(found.title, locale)
      },
    },
    teacher: { label: t`Teacher`, say: (f: PlacementForm) => f.teacher?.name ?? '' },
    start: { label: t`First day`, say: (f: PlacementForm) => day(f.start) },
    end: { label: t`Last day`, say: (f: PlacementForm) => day(f.end) },
    weeklyHours: { label: t`Hours a week`, say: (f: PlacementForm) => f.weeklyHours },
    restDays: { label: t`Rest days`, say: (f: PlacementForm) => f.restDays.map((d) => weekdays(locale)[d - 1] ?? '').join(', ') },
    mentors: { label: t`Mentors and deputies`, say: (f: PlacementForm) => f.mentors.map((m) => `${m.person?.name ?? '–'} · ${day(m.from)} – ${day(m.until)}`).join('\n') },
    hasPapers: { label: t`Papers`, say: (f: PlacementForm) => yes(f.hasPapers) },
    minor: { label: t`Under 18 when it starts`, say: (f: PlacementForm) => (f.minor === null ? '' : yes(f.minor)) },
    agreementOn: { label: t`Agreement signed on`, say: (f: PlacementForm) => day(f.agreementOn) },
    agreementBy: { label: t`Signed for the enterprise by`, say: (f: PlacementForm) => f.agreementBy },
    consentOn: { label: t`Guardian's consent signed on`, say: (f: PlacementForm) => day(f.consentOn) },
  }
}
