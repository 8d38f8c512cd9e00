/** One version of a plan, to read: units, competencies and what each asks for. A thousand lines cost those in view. */
import type { CompetencyId, ProgrammeId } from '#domain/ids.ts'
import type { Competency } from '#domain/competency.ts'
import { competenciesOf, type Programme, type Unit } from '#domain/programme.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookX } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { WindowVirtualizer, type WindowVirtualizerHandle } from 'virtua'
import { Screen } from '../../record/screen.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { CompetencyLine } from './competency-line.tsx'
import styles from './programme.module.css'
import { OfficeDeeds } from './office-deeds.tsx'
import { useEdition } from './use-programmes.ts'

export const ProgrammeScreen = () => {
  const { t, i18n } = useLingui()
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const edition = useEdition(id as ProgrammeId)
  const programme = edition?.programme
  const version = programme?.version ?? 1
  const units = programme?.units.length ?? 0
  const enterprise = programme?.variant?.enterpriseName
  const count = programme === undefined ? 0 : competenciesOf(programme).length
  return (
    <Screen
      title={programme === undefined ? t`Programme` : inLanguage(programme.title, i18n.locale)}
      back="/programmes"
      {...(programme !== undefined && {
        subtitle: [t`version ${version}`, ...(enterprise === undefined ? [] : [t`with the own part of ${enterprise}`]), t`${plural(units, { one: '# unit', other: '# units' })}`, t`${plural(count, { one: '# competency', other: '# competencies' })}`].join(' · '),
      })}
    >
      {edition === null && (
        <EmptyState icon={<BookX size={40} />} title={t`This programme is not on this device`}>
          <Trans>A plan that was imported a moment ago comes with the next sync.</Trans>
        </EmptyState>
      )}
      {edition != null && (
        <>
          {edition.programme.source !== '' && (
            <Disclosure title={t`Where this plan comes from`}>
              <p className={styles['quiet']} dir="auto">
                {edition.programme.source}
              </p>
            </Disclosure>
          )}
          {edition.versions.length > 1 && (
            <SelectField
              label={t`Version`}
              value={id}
              onChange={(v) => void navigate(`/programmes/${encodeURIComponent(v)}`, { replace: true })}
              options={edition.versions.map((v, n) => {
                const number = v.version
                return { value: v.id, label: n === 0 ? t`version ${number}, the newest` : t`version ${number}` }
              })}
            />
          )}
          <OfficeDeeds programme={edition.programme} isNewest={edition.versions[0]?.id === edition.programme.id} />
          <Lines key={edition.programme.id} programme={edition.programme} />
        </>
      )}
    </Screen>
  )
}

type Line = { readonly unit: Unit; readonly count: number } | { readonly competency: Competency }

const matches = (c: Competency, words: string): boolean => [c.code, ...Object.values(c.title)].some((text) => text.toLowerCase().includes(words))

const linesOf = (programme: Programme, words: string): readonly Line[] =>
  programme.units.flatMap((unit): Line[] => {
    const unitFits = [unit.code, ...Object.values(unit.title)].some((text) => text.toLowerCase().includes(words))
    const found = unitFits ? unit.competencies : unit.competencies.filter((c) => matches(c, words))
    return found.length === 0 ? [] : [{ unit, count: found.length }, ...found.map((competency) => ({ competency }))]
  })

const Lines = ({ programme }: { readonly programme: Programme }) => {
  const { t, i18n } = useLingui()
  const [search, setSearch] = useState('')
  const words = useDeferredValue(search.trim().toLowerCase())
  const list = useRef<WindowVirtualizerHandle>(null)
  const byId = useMemo(() => new Map<CompetencyId, Competency>(competenciesOf(programme).map((c) => [c.id, c])), [programme])
  const lines = useMemo(() => linesOf(programme, words), [programme, words])
  const found = lines.filter((l) => 'competency' in l).length
  const nameOf = (unit: Unit) => `${unit.code} ${inLanguage(unit.title, i18n.locale)}`.trim()
  return (
    <>
      <div className={styles['tools']}>
        <SearchField label={t`Search by code or words`} value={search} onChange={setSearch} clearLabel={t`Clear the search`} />
        {programme.units.length > 1 && (
          <SelectField
            label={t`Go to unit`}
            value=""
            onChange={(id) => list.current?.scrollToIndex(lines.findIndex((l) => 'unit' in l && l.unit.id === id))}
            options={[{ value: '', label: '…' }, ...lines.flatMap((l) => ('unit' in l ? [{ value: l.unit.id as string, label: nameOf(l.unit) }] : []))]}
          />
        )}
      </div>
      <p role="status" className={styles['quiet']}>
        {words !== '' && t`${plural(found, { one: '# competency found', other: '# competencies found' })}`}
      </p>
      <div className={styles['lines']}>
        <WindowVirtualizer ref={list} as="ul" item="li">
          {lines.map((line) => {
            if ('competency' in line) return <CompetencyLine key={line.competency.id} competency={line.competency} byId={byId} />
            const count = line.count
            return (
              <h2 key={line.unit.id} className={styles['unit']}>
                <span dir="auto">{nameOf(line.unit)}</span>
                <span className={styles['quiet']}>{t`${plural(count, { one: '# competency', other: '# competencies' })}`}</span>
              </h2>
            )
          })}
        </WindowVirtualizer>
      </div>
    </>
  )
}
