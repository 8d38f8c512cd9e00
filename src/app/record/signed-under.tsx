/** A sign-off stays when the plan changes. Where its line says something else by now, this tells what it said when it was signed. */
import type { Competency } from '#domain/competency.ts'
import { isSameLine } from '#domain/programme-import/preview.ts'
import { findCompetency } from '#domain/programme.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLive } from '../store/store-context.tsx'
import { readProgramme } from './checklist.ts'

interface SignedUnderProps {
  readonly of: SignOff
  /** The line as the plan has it now. */
  readonly now: Competency
  readonly className: string | undefined
}

export const SignedUnder = ({ of, now, className }: SignedUnderProps) => {
  const { i18n } = useLingui()
  const then = useLive((db) => readProgramme(db, of.programme), [of.programme])
  const line = then == null ? undefined : findCompetency(then, of.competency)
  if (then == null || line === undefined || isSameLine(line, now)) return null
  const version = then.version
  const words = inLanguage(line.title, i18n.locale)
  return (
    <p className={className} dir="auto">
      <Trans>
        Signed under version {version} of the plan: {words}
      </Trans>
    </p>
  )
}
