/** The craft profile in plain words: what was done, never how good somebody is. */
import type { CraftDimension } from '#domain/competency.ts'
import type { CraftPoint } from '#domain/craft-profile.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { numberText } from '../measurement-table.tsx'

/** The four dimensions of craft (工匠精神) in one line each. */
export const dimensionMeaning: Readonly<Record<CraftDimension, MessageDescriptor>> = {
  dedication: msg`Staying with it until it meets the standard`,
  refinement: msg`Coming closer to the true measure each time`,
  rigour: msg`Leaving no step unchecked, finding one's own defects`,
  excellence: msg`Finding a better way, or teaching it to somebody`,
}

interface PointWords {
  readonly what: string
  /** His own words, or nothing. */
  readonly quote: string
}

/** @param nameOf code and title of a competency */
export const usePointWords = (nameOf: (competency: string) => string): ((point: CraftPoint) => PointWords) => {
  const { t, i18n } = useLingui()
  return (p) => {
    switch (p.deed) {
      case 'met-after-attempts': {
        const what = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format([...new Set(p.quantities)])
        return { what: t`${plural(p.attempts, { one: '# attempt', other: '# attempts' })} until it met the standard: ${what}`, quote: '' }
      }
      case 'came-closer': {
        const steps = `${p.deviations.map(numberText).join(' → ')} ${p.unit}`.trim()
        const { quantity } = p
        return { what: t`${quantity}: closer to nominal each time, ${steps}`, quote: '' }
      }
      case 'finer-grade': {
        const { quantity, grade, of, before } = p
        const name = nameOf(p.competency)
        return { what: before === null ? t`${quantity}: grade ${grade} of ${of} for the first time (${name})` : t`${quantity}: from grade ${before} to grade ${grade} of ${of} (${name})`, quote: '' }
      }
      case 'checks-done':
        return { what: t`${plural(p.checks, { one: 'The one check of the list done', other: 'All # checks of the list done' })}`, quote: '' }
      case 'own-defect':
        return { what: t`An own defect found and reported`, quote: p.words }
      case 'improvement':
        return { what: t`An improvement proposed`, quote: p.words }
    }
  }
}
