/** Around every form of the office: reading, what went wrong, who came first, and the button that saves. */
import type { OfficeList } from '#sync/office-entries.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { AskAgain } from '../../record/not-given.tsx'
import { Screen } from '../../record/screen.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { ClashPanel, type FieldWords } from './clash-panel.tsx'
import { NotRead, whyNotSaved } from './not-read.tsx'
import styles from './office.module.css'
import type { OfficeForm } from './use-office-form.ts'

interface FormFrameProps<L extends OfficeList, F extends object> {
  readonly title: string
  readonly back: string
  readonly office: OfficeForm<L, F>
  /** Each field of the form: its label, and its value in words. */
  readonly words: FieldWords<F>
  /** Parts of the form that are no field by themselves: where an error in them leads, and what they are called. */
  readonly parts?: Readonly<Record<string, { readonly id: string; readonly label: string }>>
  readonly saveLabel: string
  readonly onSave: () => void
  readonly children: (form: F) => ReactNode
  /** Below the form: what can be done with what is saved. */
  readonly after?: ReactNode
  readonly before?: ReactNode
}

export const FormFrame = <L extends OfficeList, F extends object>({ title, back, office, words, parts = {}, saveLabel, onSave, children, after, before }: FormFrameProps<L, F>) => {
  const { t } = useLingui()
  const { form, failed, met, problem, isPending, isChanged, wrong } = office
  const navigate = useNavigate()
  const discard = async () => {
    await office.discard()
    await navigate(back)
  }
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem !== null) said.current?.focus()
  }, [problem])
  // Errors that no field shows by itself are still told.
  const errors = wrong.map(({ path }) => {
    const top = path.replace(/^set\./, '').split('.')[0] ?? ''
    const known = parts[top] ?? { id: `office-${top}`, label: top in words ? words[top as keyof F & string].label : path }
    return { ...known, text: sentenceAt(office, path, t) }
  })
  return (
    <Screen title={title} back={back} width="full">
      {failed !== null && form === null && <NotRead failed={failed} onAgain={office.again} />}
      {failed !== null && form !== null && (
        <div className={styles['items']}>
          <Banner tone="warn">{t(whyNotSaved(failed))}</Banner>
          <div className={styles['buttons']}>
            <AskAgain onAgain={office.again} />
          </div>
        </div>
      )}
      {form === null && failed === null && (
        <p role="status" className={styles['count']}>
          <Trans>Asking the server…</Trans>
        </p>
      )}
      {form !== null && (
        <div className={styles['form']}>
          <div ref={said} tabIndex={-1} role="alert">
            {problem !== null && <Banner tone="bad">{t(problem)}</Banner>}
          </div>
          <ErrorSummary title={t`Please look at these`} errors={errors} />
          {met !== null && <ClashPanel met={met} words={words} form={form} onTake={office.change} />}
          {before}
          <form
            noValidate
            className={styles['form']}
            onSubmit={(e) => {
              e.preventDefault()
              onSave()
            }}
          >
            {children(form)}
            <div className={styles['buttons']}>
              <Button type="submit" variant="primary" isPending={isPending}>
                {saveLabel}
              </Button>
              {isChanged && <Button onPress={() => void discard()}>{t`Discard what I typed`}</Button>}
            </div>
            {isChanged && (
              <p className={styles['quiet']}>
                <Trans>Not saved at the school yet; kept on this device.</Trans>
              </p>
            )}
          </form>
          {after}
        </div>
      )}
    </Screen>
  )
}

const sentenceAt = <L extends OfficeList, F extends object>(office: OfficeForm<L, F>, path: string, t: ReturnType<typeof useLingui>['t']): string => {
  const sentence = office.errorAt(path.replace(/^set\./, ''))
  return sentence === undefined ? '' : t(sentence)
}
