/** My record: what is in it, what of it is private, and two ways to take it along: as a file and on paper. */
import type { RecordChoice, RecordRows } from '#domain/record-file.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download, Printer } from 'lucide-react'
import { Screen } from '../../record/screen.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Section, Stack } from '../../ui/card.tsx'
import { Checkbox, RadioCards } from '../../ui/choices.tsx'
import { searchOf, useChosen } from './chosen.ts'
import styles from './record.module.css'
import { useRecord } from './use-record.ts'
import { type Saving, useSaveRecord } from './use-save-record.ts'

export const RecordScreen = () => {
  const { t } = useLingui()
  const { chosen, choose } = useChosen()
  const rows = useRecord(chosen)
  const { saving, save } = useSaveRecord()
  return (
    <Screen title={t`My record`} back="/settings">
      <p>
        <Trans>Everything about your training is yours. Take it with you as a file, which another school can read, or on paper.</Trans>
      </p>
      {rows !== undefined && <Holds rows={rows} />}
      <Section title={t`What goes in`}>
        <Stack gap={4}>
          <RadioCards
            label={t`Reflections`}
            value={chosen.reflections}
            onChange={(v) => choose({ reflections: v as RecordChoice['reflections'] })}
            options={[
              { value: 'shared', title: t`Those I shared`, text: t`What your mentors and teachers can read already` },
              { value: 'all', title: t`All of them`, text: t`The private ones too` },
              { value: 'none', title: t`None` },
            ]}
          />
          <Checkbox isSelected={chosen.concerns} onChange={(concerns) => choose({ concerns })}>
            <Trans>Concerns that I raised, with the answers</Trans>
          </Checkbox>
          <Checkbox isSelected={chosen.photos} onChange={(photos) => choose({ photos })}>
            <Trans>Photos</Trans>
          </Checkbox>
        </Stack>
      </Section>
      <div className={styles['ways']}>
        <Button variant="primary" size="floor" icon={<Download aria-hidden size={20} />} isPending={saving.step === 'fetching' || saving.step === 'proving'} onPress={() => void save(chosen)}>
          {t`Save as a file`}
        </Button>
        <ButtonLink size="floor" to={`/record/print?${searchOf(chosen)}`} icon={<Printer aria-hidden size={20} />}>
          {t`On paper`}
        </ButtonLink>
      </div>
      <div role="status">
        <SavingWords of={saving} />
      </div>
    </Screen>
  )
}

const Holds = ({ rows }: { readonly rows: RecordRows }) => (
  <Card>
    <ul className={styles['holds']}>
      <li>
        <Plural value={rows.practiceLog.length} one="# practice log, with every handed-in version" other="# practice logs, with every handed-in version" />
      </li>
      <li>
        <Plural value={rows.signOff.length} one="# sign-off" other="# sign-offs" />
      </li>
      <li>
        <Plural value={rows.feedback.length} one="# comment on your work" other="# comments on your work" />
      </li>
      <li>
        <Plural value={rows.reflection.length} one="# reflection" other="# reflections" />
      </li>
      {rows.concern.length > 0 && (
        <li>
          <Plural value={rows.concern.length} one="# concern" other="# concerns" />
        </li>
      )}
      <li>
        <Plural value={rows.placement.length} one="# placement, and the programme needed to read all this" other="# placements, and the programmes needed to read all this" />
      </li>
    </ul>
  </Card>
)

const SavingWords = ({ of }: { readonly of: Saving }) => {
  switch (of.step) {
    case 'ready':
      return null
    case 'fetching':
      return <Plural value={of.left} one="Fetching # photo that is not on this device…" other="Fetching # photos that are not on this device…" />
    case 'proving':
      return <Trans>Asking the school for the proofs of your sign-offs…</Trans>
    case 'failed':
      return <Trans>The file could not be made. Your record is still here; try again.</Trans>
    case 'saved':
      return (
        <>
          <Trans>The file is in your downloads.</Trans>{' '}
          {of.missing > 0 && <Plural value={of.missing} one="# photo is not in it: it is not on this device. Save again when you have a network." other="# photos are not in it: they are not on this device. Save again when you have a network." />}{' '}
          {!of.isProven && <Trans>The school's proofs of your sign-offs are not in it, because the school could not be reached. Save again when you have a network.</Trans>}
        </>
      )
  }
}
