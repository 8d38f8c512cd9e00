/** What was put down with the mentor's codes: he reads it once more, on his own device, and confirms or declines it. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDates } from '../../../record/dates.ts'
import { fullNameOf, shortNameOf } from '../../../record/judging/competency-name.ts'
import { LogDetails } from '../../../record/log-details.tsx'
import { useDeed } from '../../../record/use-deed.ts'
import { levelPhrase } from '../../../record/words.ts'
import { useStore } from '../../../store/store-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Seal } from '../../../ui/seal.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { DeclineForm } from './decline-form.tsx'
import styles from './provisional.module.css'
import { useProvisional, type WaitingProvisional } from './use-provisional.ts'

export const ProvisionalList = () => {
  const { t } = useLingui()
  const waiting = useProvisional()
  if (waiting === undefined || waiting.length === 0) return null
  return (
    <Section title={t`Signed with your codes`}>
      <p className={styles['quiet']}>
        <Trans>It counts only when you confirm it.</Trans>
      </p>
      <ul className={styles['list']}>
        {waiting.map((w) => (
          <li key={w.row.id} className={styles['item']}>
            <Waiting of={w} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Waiting = ({ of }: { readonly of: WaitingProvisional }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const { mutate } = useStore()
  const deed = useDeed()
  const [declining, setDeclining] = useState(false)
  const { row, name, competency, programme, logs } = of
  const { takeovers, prompts, defects } = row.facts
  const words = t(levelPhrase[row.level])
  const code = competency === undefined ? row.competency : shortNameOf(competency, i18n.locale)
  const level = row.level
  const lapses = dates.moment(of.lapses)
  const confirm = async () => {
    if (await deed.run(() => mutate.competency.confirmProvisional({ id: row.id }))) showToast({ text: t`${code} signed at level ${level} for ${name}` })
  }
  return (
    <article aria-label={`${name}, ${code}`} className={styles['claim']}>
      <div className={styles['head']}>
        <Seal level={row.level} look="waiting" label={`${t`Provisional`} · ${words}`} size="l" />
        <div className={styles['words']}>
          <h3 className={styles['name']} dir="auto">
            {name}
          </h3>
          <span dir="auto">{competency === undefined ? row.competency : fullNameOf(competency, i18n.locale)}</span>
          <b>{words}</b>
          <span className={styles['quiet']}>
            <Trans>
              took over {takeovers} · prompts {prompts} · own defects {defects}
            </Trans>
          </span>
          <span className={styles['quiet']}>
            <Trans>
              Typed {dates.moment(row.at)} · lapses {lapses}
            </Trans>
          </span>
        </div>
      </div>
      {row.comment !== '' && (
        <blockquote className={styles['quote']} dir="auto">
          {row.comment}
        </blockquote>
      )}
      {logs.map((log) => (
        <Disclosure key={log.id} title={<bdi>{log.task}</bdi>}>
          <LogDetails log={log} programme={programme} />
        </Disclosure>
      ))}
      {deed.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem)}
        </p>
      )}
      {declining ? (
        <DeclineForm of={row} name={name} onClose={() => setDeclining(false)} />
      ) : (
        <div className={styles['buttons']}>
          <Button size="floor" full onPress={() => setDeclining(true)}>
            <Trans>Not so</Trans>
          </Button>
          <Button size="floor" full variant="seal" isPending={deed.isPending} onPress={() => void confirm()}>
            <Trans>Confirm</Trans>
          </Button>
        </div>
      )}
    </article>
  )
}
