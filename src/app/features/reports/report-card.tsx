/** One report that was asked for: how far it is, or the file, or why there is none. */
import type { ReportJob } from '#sync/reports.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Download, RotateCcw, Trash2, X } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { reportFile } from '../../replication/reports.ts'
import { Button, DownloadLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { failureSentence, formatWord, reportTitle } from './report-words.ts'
import styles from './reports.module.css'
import { isUnfinished, type Reports } from './use-reports.ts'

interface ReportCardProps {
  readonly job: ReportJob
  readonly onRemove: () => void
  readonly onAgain: Reports['make']
}

/** 1,234,567 → `1.2 MB`, in the reader's way to write numbers. */
const sizeIn = (bytes: number, locale: string): string => {
  const isLarge = bytes >= 1_000_000
  return new Intl.NumberFormat(locale, { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge ? 1 : 0 }).format(bytes / (isLarge ? 1_000_000 : 1_000))
}

export const ReportCard = ({ job, onRemove, onAgain }: ReportCardProps) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const { request, name, state } = job
  const title = t(reportTitle[request.report])
  return (
    <Card as="li">
      <div className={styles['job']}>
        <div className={styles['words']}>
          <b>{title}</b>
          <span dir="auto">{name}</span>
          <span className={styles['quiet']}>
            {[`${dates.fullDay(request.from)} – ${dates.fullDay(request.until)}`, t(formatWord[request.format]), request.language === 'zh' ? '中文' : 'English', ...(job.bytes === null ? [] : [sizeIn(job.bytes, i18n.locale)])].join(' · ')}
          </span>
        </div>
        {isUnfinished(job) && <Progress job={job} />}
        {state === 'failed' && (
          <p className={styles['problem']}>
            <CircleAlert aria-hidden size={18} /> {t(failureSentence[job.why ?? 'failed'])}
          </p>
        )}
        <div className={styles['deeds']}>
          {state === 'done' && (
            <DownloadLink href={reportFile(job.id)} variant="primary" label={t`Download ${title}, ${name}`} icon={<Download aria-hidden size={18} />}>
              {t`Download`}
            </DownloadLink>
          )}
          {state === 'failed' && (
            <Button icon={<RotateCcw aria-hidden size={18} />} aria-label={t`Make ${title}, ${name}, again`} onPress={() => void onAgain(request).then((failed) => failed === null && onRemove())}>
              {t`Make it again`}
            </Button>
          )}
          <Button
            variant="plain"
            icon={isUnfinished(job) ? <X aria-hidden size={18} /> : <Trash2 aria-hidden size={18} />}
            aria-label={isUnfinished(job) ? t`Cancel ${title}, ${name}` : t`Remove ${title}, ${name}`}
            onPress={onRemove}
          >
            {isUnfinished(job) ? t`Cancel` : t`Remove`}
          </Button>
        </div>
      </div>
    </Card>
  )
}

const Progress = ({ job: { state, done, of } }: { readonly job: ReportJob }) => {
  const { t } = useLingui()
  return (
    <div className={styles['progress']}>
      <progress aria-label={t`Progress`} max={Math.max(1, of)} value={done} />
      <span className={styles['quiet']}>{state === 'waiting' ? <Trans>Waiting for its turn</Trans> : <Trans>{done} of {of} apprentices</Trans>}</span>
    </div>
  )
}
