/** A self-assessment and the sign-off that followed it, in a line. */
import type { Pair } from '#domain/agreement.ts'
import type { Cohort } from '#domain/cohort.ts'
import { findCompetency, type Programme } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { competencyAddress } from '../../../record/cohort-addresses.ts'
import type { FigureLine } from './figure.ts'
import type { Figures } from './use-figures.ts'

export const usePairLines = (cohort: Cohort, programme: Programme | null) => {
  const { t, i18n } = useLingui()
  const teacherWord = { endorsed: t`teacher: endorsed`, disputed: t`teacher: disputed` }
  return (f: Figures, pairs: readonly Pair[]): readonly FigureLine[] =>
    pairs.map((p) => {
      const c = programme === null ? undefined : findCompetency(programme, p.competency)
      const [self, mentor] = [p.self, p.mentor]
      return {
        key: p.signOff,
        text: c === undefined ? p.competency : `${c.code} ${inLanguage(c.title, i18n.locale)}`.trim(),
        more: [t`self ${self}`, t`mentor ${mentor}`, p.teacher === null ? t`teacher: not yet` : teacherWord[p.teacher]].join(' · '),
        to: competencyAddress(cohort.id, f.person.id, p.competency),
      }
    })
}
