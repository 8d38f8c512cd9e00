/** The seal of one sign-off. One from paper has another form and says so: it is never taken for a signature of the mentor's own device. */
import type { SignOff } from '#domain/sign-off.ts'
import { useLingui } from '@lingui/react/macro'
import { Seal, type SealLook } from '../ui/seal.tsx'

interface SignOffSealProps {
  readonly of: Pick<SignOff, 'level' | 'assurance'>
  readonly look: SealLook
  readonly label: string
  readonly size?: 's' | 'm' | 'l'
}

export const SignOffSeal = ({ of: { level, assurance }, label, ...rest }: SignOffSealProps) => {
  const { t } = useLingui()
  const isOnPaper = assurance === 'C'
  return <Seal level={level} isOnPaper={isOnPaper} label={isOnPaper ? `${label} · ${t`Signed on paper`}` : label} {...rest} />
}
