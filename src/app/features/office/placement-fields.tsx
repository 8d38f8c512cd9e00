/** Who, where, when, with whom, and on which papers. */
import type { PostId } from '#domain/ids.ts'
import { shareWarnings, withOneMore } from '#domain/apprentice-share.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Switch } from '../../ui/choices.tsx'
import { DayField, SelectField, TextField } from '../../ui/fields.tsx'
import { EntryPicker } from './entry-picker.tsx'
import { MentorFields } from './mentor-fields.tsx'
import { MinorField } from './minor-field.tsx'
import styles from './office.module.css'
import { type PlacementPartProps, useFieldError } from './placement-part.ts'
import { PostField, postElsewhere } from './post-field.tsx'
import { ShareNotes } from './share-notes.tsx'
import { useEntry } from './use-entry.ts'
import { useProgrammes } from './use-programmes.ts'
import { weekdays } from './weekdays.ts'

interface PlacementFieldsProps extends PlacementPartProps {
  readonly isNew: boolean
  /** It runs: apprentice and enterprise are what they are. */
  readonly isUnderWay: boolean
}

export const PlacementFields = ({ f, office, isNew, isUnderWay }: PlacementFieldsProps) => {
  const { t, i18n } = useLingui()
  const error = useFieldError(office)
  const programmes = useProgrammes()
  const enterprise = useEntry('enterprises', f.enterprise?.id ?? null)
  const chosen = enterprise.entry
  const there = chosen?.there ?? { all: 0, byPost: {} }
  const warnings = chosen === null ? [] : shareWarnings(chosen.row, isNew ? withOneMore(there, f.post.id as PostId | null) : there)
  return (
    <>
      <div className={styles['pair']}>
        <EntryPicker id="office-apprentice" label={t`Apprentice`} list="people" narrow={{ role: 'apprentice' }} value={f.apprentice} onChange={(apprentice) => office.change({ apprentice })} error={error('apprentice') ?? (error('cohort') === undefined ? undefined : t`This apprentice has no cohort yet.`)} isFixed={!isNew} />
        <EntryPicker id="office-teacher" label={t`Teacher`} list="people" narrow={{ role: 'teacher' }} value={f.teacher} onChange={(teacher) => office.change({ teacher })} error={error('teacher')} />
        <EntryPicker id="office-enterprise" label={t`Enterprise`} list="enterprises" value={f.enterprise} onChange={(next) => office.change({ enterprise: next, post: postElsewhere(f.post) })} error={error('enterprise')} isFixed={isUnderWay} />
        <PostField id="office-post" value={f.post} onChange={(post) => office.change({ post })} enterprise={enterprise} error={error('postId')} nameError={error('post')} />
      </div>
      <ShareNotes warnings={warnings} />
      <SelectField
        id="office-programme"
        label={t`Programme`}
        value={f.programme}
        onChange={(programme) => office.change({ programme })}
        error={error('programme')}
        options={[{ value: '', label: t`Choose a programme` }, ...programmes.map((p) => ({ value: p.id, label: `${inLanguage(p.title, i18n.locale)} · ${p.version}` }))]}
      />
      <div className={styles['pair']}>
        <DayField id="office-start" label={t`First day`} value={f.start} onChange={(start) => office.change({ start })} error={error('start')} />
        <DayField id="office-end" label={t`Last day`} value={f.end} onChange={(end) => office.change({ end })} error={error('end')} />
        <TextField id="office-weeklyHours" label={t`Hours a week`} inputMode="numeric" value={f.weeklyHours} onChange={(weeklyHours) => office.change({ weeklyHours })} error={error('weeklyHours')} />
        <fieldset id="office-restDays" tabIndex={-1} className={styles['group']}>
          <legend>
            <Trans>Rest days</Trans>
          </legend>
          <div className={styles['buttons']}>
            {weekdays(i18n.locale).map((word, n) => (
              <Checkbox key={word} isSelected={f.restDays.includes(n + 1)} onChange={(on) => office.change({ restDays: on ? [...f.restDays, n + 1].toSorted() : f.restDays.filter((d) => d !== n + 1) })}>
                {word}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </div>
      <MentorFields f={f} office={office} />
      <Papers f={f} office={office} />
    </>
  )
}

const Papers = ({ f, office }: PlacementPartProps) => {
  const { t } = useLingui()
  const error = useFieldError(office)
  return (
    <fieldset id="office-papers" tabIndex={-1} className={styles['group']}>
      <legend>
        <Trans>Papers</Trans>
      </legend>
      {!f.hasPapers && (
        <>
          <p className={styles['quiet']}>
            <Trans>This placement was made before papers were kept here; it runs by its dates. Once papers are kept, it needs them and your approval to go on.</Trans>
          </p>
          <Switch isSelected={false} onChange={() => office.change({ hasPapers: true })}>
            <Trans>Keep papers for this placement</Trans>
          </Switch>
        </>
      )}
      {f.hasPapers && (
        <>
          <div className={styles['pair']}>
            <DayField label={t`Agreement signed on`} hint={t`The agreement of school, enterprise and apprentice.`} value={f.agreementOn} onChange={(agreementOn) => office.change({ agreementOn })} error={error('papers.agreement') ?? error('papers.agreement.signedOn')} />
            <TextField label={t`Signed for the enterprise by`} value={f.agreementBy} onChange={(agreementBy) => office.change({ agreementBy })} error={error('papers.agreement.by')} />
          </div>
          <MinorField value={f.minor} onChange={(minor) => office.change({ minor })} start={f.start} error={error('papers.minor')} />
          {f.minor === true && <DayField label={t`Guardian's consent signed on`} hint={t`The paper stays in the office; only the day is kept here.`} value={f.consentOn} onChange={(consentOn) => office.change({ consentOn })} error={error('papers.guardianConsent') ?? error('papers.guardianConsent.signedOn')} />}
        </>
      )}
    </fieldset>
  )
}
