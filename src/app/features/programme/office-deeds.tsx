/** What a coordinator does with a plan: change it, move placements to it, read what the logbooks say of it. */
import { judgeSchoolDeed } from '#domain/access.ts'
import type { Programme } from '#domain/programme.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { BarChart3, Pencil, Route } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useLive, useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { SelectField } from '../../ui/fields.tsx'
import styles from './programme.module.css'

interface OfficeDeedsProps {
  readonly programme: Programme
  readonly isNewest: boolean
}

export const OfficeDeeds = ({ programme, isNewest }: OfficeDeedsProps) => {
  const { actor } = useStore()
  if (judgeSchoolDeed(actor, 'change-programme') !== null) return null
  const address = `/programmes/${encodeURIComponent(programme.id)}`
  return (
    <>
      <div className={styles['office']}>
        {isNewest && (
          <ButtonLink to={`${address}/edit`} icon={<Pencil aria-hidden size={18} />}>
            <Trans>Edit</Trans>
          </ButtonLink>
        )}
        {isNewest && (
          <ButtonLink to={`${address}/move`} icon={<Route aria-hidden size={18} />}>
            <Trans>Move placements</Trans>
          </ButtonLink>
        )}
        <ButtonLink to={`${address}/facts`} icon={<BarChart3 aria-hidden size={18} />}>
          <Trans>What the logbooks say</Trans>
        </ButtonLink>
      </div>
      {isNewest && programme.variant == null && <OwnPart address={address} />}
    </>
  )
}

/** An enterprise may add units of its own; the shared ones stay as they are. */
const OwnPart = ({ address }: { readonly address: string }) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const enterprises = useLive(async (db) => (await db.rows('enterprise').toArray()).toSorted((a, b) => (a.name < b.name ? -1 : 1)), [])
  if (enterprises === undefined || enterprises.length === 0) return null
  return (
    <SelectField
      label={t`An enterprise's own part`}
      value=""
      onChange={(id) => void navigate(`${address}/edit?for=${encodeURIComponent(id)}`)}
      options={[{ value: '', label: t`Choose an enterprise …` }, ...enterprises.map((e) => ({ value: e.id as string, label: e.name }))]}
    />
  )
}
