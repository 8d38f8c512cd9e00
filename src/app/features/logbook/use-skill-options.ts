/** The lines of a programme as one picks them: by code or by words, in the reader's language. */
import { competenciesOf, type Programme } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type { PickOption } from '../../ui/multi-picker.tsx'

const NONE: readonly PickOption[] = []

export const useSkillOptions = (programme: Programme | null): readonly PickOption[] => {
  const { i18n } = useLingui()
  return useMemo(
    () => (programme === null ? NONE : competenciesOf(programme).map((c) => ({ id: c.id, code: c.code, text: inLanguage(c.title, i18n.locale) }))),
    [programme, i18n.locale],
  )
}
