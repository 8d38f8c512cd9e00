/** Locks the device at once, for who has a PIN on it. */
import { useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { useStore } from '../../store/store-context.tsx'
import { lock } from '../../store/vault/lock.ts'
import { useVault } from '../../store/vault/use-vault.ts'

export const LockButton = ({ className }: { readonly className: string | undefined }) => {
  const { t } = useLingui()
  const { profile } = useStore()
  if (!useVault(profile.person)) return null
  return (
    <button type="button" className={className} onClick={() => void lock()}>
      <Lock aria-hidden size={18} />
      <span>{t`Lock`}</span>
    </button>
  )
}
