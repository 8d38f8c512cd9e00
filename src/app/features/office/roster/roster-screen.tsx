/** A whole class at once: a list of apprentices out of a spreadsheet, looked at first, taken in when somebody agrees. */
import { Trans, useLingui } from '@lingui/react/macro'
import { ROSTER_HEADINGS } from '#domain/roster.ts'
import { Download, FileUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { csvOf } from '../../../record/csv.ts'
import { saveCsv } from '../../../record/save-file.ts'
import { Screen } from '../../../record/screen.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { whyNotSaved } from '../not-read.tsx'
import office from '../office.module.css'
import styles from './roster.module.css'
import { RosterPreview } from './roster-preview.tsx'
import { RosterResult } from './roster-result.tsx'
import { refusedSentence } from './roster-words.ts'
import { useRoster } from './use-roster.ts'

export const RosterScreen = () => {
  const { t } = useLingui()
  const roster = useRoster()
  const { state } = roster
  const news = useRef<HTMLDivElement>(null)
  const { step } = state
  useEffect(() => {
    // What was found or done is where somebody goes on reading.
    if (['refused', 'not-compared', 'preview', 'done'].includes(step)) news.current?.focus()
  }, [step])
  return (
    <Screen title={t`Import a list of apprentices`} back="/office/people" width="full">
      <div className={office['form']}>
        {(step === 'choose' || step === 'refused') && <Choose onChoose={(file) => void roster.choose(file)} />}
        <div ref={news} tabIndex={-1} className={styles['news']}>
          {state.step === 'refused' && (
            <div role="alert">
              <Banner tone="bad">
                {t(refusedSentence[state.why.no])} {state.why.no === 'private-column' && <b dir="auto">{state.why.heading}</b>}
              </Banner>
            </div>
          )}
          {state.step === 'not-compared' && (
            <div role="alert" className={office['items']}>
              <Banner tone="warn">
                {t(whyNotSaved(state.why))} <Trans>The file was read and waits here.</Trans>
              </Banner>
              <div className={office['buttons']}>
                <Button variant="primary" onPress={() => void roster.compareAgain(state.read, state.fileName)}>{t`Try again`}</Button>
                <Button onPress={roster.startOver}>{t`Another file`}</Button>
              </div>
            </div>
          )}
          {state.step === 'preview' && <RosterPreview found={state.found} onAgree={() => void roster.send(state.found)} onOther={roster.startOver} />}
          {state.step === 'done' && <RosterResult state={state} onGoOn={() => void roster.send(state.found)} onOther={roster.startOver} />}
        </div>
        {(state.step === 'reading' || state.step === 'comparing' || state.step === 'sending') && (
          <div className={office['items']}>
            <p role="status">
              {state.step === 'reading' && <Trans>Reading the file on this device…</Trans>}
              {state.step === 'comparing' && <Trans>Comparing with the school. Nothing is changed yet…</Trans>}
              {state.step === 'sending' && <Trans>Taking them in…</Trans>}
            </p>
            <progress className={office['bar']} max={1} value={state.share} aria-label={t`Progress`} />
            <div className={office['buttons']}>
              <Button onPress={state.step === 'sending' ? roster.stop : roster.startOver}>{t`Stop`}</Button>
            </div>
          </div>
        )}
      </div>
    </Screen>
  )
}

const Choose = ({ onChoose }: { readonly onChoose: (file: File) => void }) => {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <p>
        <Trans>A CSV file with a line for each apprentice: name, student number, cohort. It is read on this device first, and you see what would change before anything does.</Trans>
      </p>
      <p className={office['quiet']}>
        <Trans>No national ids, no telephone numbers: nothing here needs them. Whether somebody is under 18 is asked with each placement.</Trans>
      </p>
      <div className={office['buttons']}>
        <Button variant="primary" icon={<FileUp aria-hidden size={20} />} onPress={() => input.current?.click()}>
          {t`Choose a file`}
        </Button>
        <Button icon={<Download aria-hidden size={20} />} onPress={() => saveCsv('craftlog-roster.csv', csvOf([ROSTER_HEADINGS]))}>
          {t`Download the template`}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-label={t`Choose a file`}
          onChange={(e) => {
            const file = e.target.files?.[0]
            // The same file may be chosen again.
            e.target.value = ''
            if (file !== undefined) onChoose(file)
          }}
        />
      </div>
    </>
  )
}
