/** What was signed under an earlier version of the plan and is no longer asked for. It stays, and is never hidden. */
import type { CompetencyId } from '#domain/ids.ts'
import { competenciesOf, findCompetency } from '#domain/programme.ts'
import { standing } from '#domain/sign-off.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { type Checklist, readProgrammes } from '../../record/checklist.ts'
import { levelPhrase } from '../../record/words.ts'
import { useLive } from '../../store/store-context.tsx'
import { CodeTag } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'

export const KeptSignOffs = ({ checklist: { programme, portfolio } }: { readonly checklist: Checklist }) => {
  const { t, i18n } = useLingui()
  const kept = useMemo(() => {
    const asked = new Set(competenciesOf(programme).map((c) => c.id))
    const gone = [...new Set(portfolio.signOffs.map((s) => s.competency))].filter((id) => !asked.has(id))
    return gone.flatMap((id) => standing(portfolio, id).at(-1) ?? [])
  }, [programme, portfolio])
  const plans = useLive((db) => readProgrammes(db, kept), [kept])
  const count = kept.length
  if (count === 0 || plans === undefined) return null
  const lineOf = (id: CompetencyId, under: (typeof kept)[number]['programme']) => {
    const plan = plans.get(under)
    return plan && findCompetency(plan, id)
  }
  return (
    <Disclosure title={t`${plural(count, { one: '# sign-off from an earlier version of the plan', other: '# sign-offs from earlier versions of the plan' })}`}>
      <ul>
        {kept.map((s) => {
          const line = lineOf(s.competency, s.programme)
          return (
            <li key={s.id}>
              {line !== undefined && line.code !== '' && <CodeTag>{line.code}</CodeTag>} <bdi>{line === undefined ? s.competency : inLanguage(line.title, i18n.locale)}</bdi> · {t(levelPhrase[s.level])} · <bdi>{s.by.name}</bdi>
            </li>
          )
        })}
      </ul>
    </Disclosure>
  )
}
