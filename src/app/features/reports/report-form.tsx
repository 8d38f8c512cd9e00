/** Choosing a report: which, about whom, which days, in which language and form. */
import { hasRole } from '#domain/people.ts'
import { formatsOf, type ReportFormat, type ReportName } from '#sync/reports.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { fieldErrorSentence } from '../../record/sentences.ts'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioCards, SegmentedControl } from '../../ui/choices.tsx'
import { DayField, SelectField } from '../../ui/fields.tsx'
import { formatWord, REPORT_ORDER, reportText, reportTitle } from './report-words.ts'
import styles from './reports.module.css'
import { requestOf, useChoice } from './use-choice.ts'
import type { Reports } from './use-reports.ts'
import type { WhyNot } from '../../replication/http.ts'
import type { CohortSubjects } from './use-subjects.ts'
import { NeedsNetwork, WhyNotWords } from './why-not.tsx'

export const ReportForm = ({ subjects, make }: { readonly subjects: readonly CohortSubjects[]; readonly make: Reports['make'] }) => {
  const { t } = useLingui()
  const { actor } = useStore()
  const { choice, choose } = useChoice(subjects)
  const isOffline = useSyncStatus((s) => s.phase === 'unreachable')
  const [state, setState] = useState<{ readonly isAsking: boolean; readonly failed: WhyNot | null; readonly isTried: boolean }>({ isAsking: false, failed: null, isTried: false })
  const { report, from, until } = choice
  const formats = formatsOf(report)
  const isBackwards = from !== '' && until !== '' && from > until
  const missing = (day: string) => (state.isTried && day === '' ? t(fieldErrorSentence['not-a-day']) : undefined)

  const ask = async () => {
    const request = requestOf(choice)
    if (request === null) return setState({ isAsking: false, failed: null, isTried: true })
    setState({ isAsking: true, failed: null, isTried: true })
    const failed = await make(request)
    setState({ isAsking: false, failed, isTried: failed !== null })
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(e) => {
        e.preventDefault()
        void ask()
      }}
    >
      <div className={styles['kinds']}>
        <RadioCards
          label={t`Report`}
          value={report}
          onChange={(v) => choose({ report: v as ReportName })}
          options={REPORT_ORDER.map((value) => ({ value, title: t(reportTitle[value]), text: t(reportText[value]) }))}
        />
      </div>
      <SelectField
        label={t`About`}
        value={choice.about}
        onChange={(about) => choose({ about })}
        options={subjects.flatMap(({ cohort, apprentices }) => [
          { value: `cohort:${cohort.id}`, label: cohort.name },
          ...apprentices.map((a) => ({ value: `apprentice:${a.id}`, label: `\u2003${a.name}` })),
        ])}
      />
      <div className={styles['days']}>
        <DayField label={t`From`} value={from} onChange={(day) => choose({ from: day })} error={missing(from)} />
        <DayField label={t`Until`} value={until} onChange={(day) => choose({ until: day })} error={isBackwards ? t`This is before the first day.` : missing(until)} />
      </div>
      <div className={styles['days']}>
        <SegmentedControl
          label={t`Language of the report`}
          value={choice.language}
          onChange={(v) => choose({ language: v === 'zh' ? 'zh' : 'en' })}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
        />
        {formats.length > 1 && (
          <SegmentedControl label={t`Format`} value={choice.format} onChange={(v) => choose({ format: v as ReportFormat })} options={formats.map((value) => ({ value, label: t(formatWord[value]) }))} />
        )}
      </div>
      {report === 'record' && (
        <div className={styles['ticks']}>
          <Checkbox isSelected={choice.photos} onChange={(photos) => choose({ photos })}>
            <Trans>With small pictures of the photos</Trans>
          </Checkbox>
          {hasRole(actor, 'teacher') && (
            <Checkbox isSelected={choice.reflections} onChange={(reflections) => choose({ reflections })}>
              <Trans>With the reflections that were shared</Trans>
            </Checkbox>
          )}
        </div>
      )}
      <div className={styles['ask']}>
        <Button type="submit" variant="primary" isPending={state.isAsking} icon={<FileText aria-hidden size={18} />}>
          {t`Make the report`}
        </Button>
        <div role="alert">{state.failed !== null ? <WhyNotWords failed={state.failed} /> : isOffline ? <NeedsNetwork /> : null}</div>
      </div>
    </form>
  )
}
