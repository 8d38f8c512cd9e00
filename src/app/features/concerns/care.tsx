/** Who of his teachers takes care of it: taken over with one press, or given to a colleague. The clock runs on for all of them. */
import { carerOf } from '#domain/concern.ts'
import type { PersonId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Hand } from 'lucide-react'
import { useDeed } from '../../record/use-deed.ts'
import type { ConcernRecord } from '../../record/concerns.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './concerns.module.css'
import type { Teacher } from './use-concerns.ts'

export const Care = ({ record: { concern }, teachers }: { readonly record: ConcernRecord; readonly teachers: readonly Teacher[] }) => {
  const { t } = useLingui()
  const { mutate, actor } = useStore()
  const deed = useDeed()
  const carer = carerOf(concern)
  const isMine = carer?.to === actor.person
  // With one teacher there is nobody to give it to.
  if (teachers.length < 2 && carer === null) return null
  const give = async (to: PersonId, name: string) => {
    if (await deed.run(() => mutate.concern.assign({ id: concern.id, to }))) showToast({ text: to === actor.person ? t`You take care of it` : t`Given to ${name}` })
  }
  return (
    <div className={styles['care']}>
      {deed.problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(deed.problem)}</Banner>
        </div>
      )}
      <SelectField
        label={t`Who takes care of it`}
        value={carer?.to ?? ''}
        onChange={(to) => void give(to as PersonId, teachers.find((p) => p.id === to)?.name ?? '')}
        options={[
          ...(carer === null ? [{ value: '', label: t`Nobody in particular` }] : []),
          ...(carer !== null && !teachers.some((p) => p.id === carer.to) ? [{ value: carer.to as string, label: carer.name }] : []),
          ...teachers.map((p) => ({ value: p.id as string, label: p.name })),
        ]}
      />
      {!isMine && (
        <Button icon={<Hand aria-hidden size={18} />} onPress={() => void give(actor.person, actor.name)}>
          <Trans>I take it over</Trans>
        </Button>
      )}
    </div>
  )
}
