/** What a file holds, what it changes for the plan the school has, and what was not understood. */
import { type Kind, KINDS } from '#domain/competency.ts'
import type { ImportWarning } from '#domain/programme-import/findings.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { kindWord, languageName } from '../../record/words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { DifferenceCard } from './difference-card.tsx'
import { warningSentence } from './import-sentences.ts'
import { LongList } from './long-list.tsx'
import styles from './programme.module.css'
import type { ImportState } from './use-import.ts'

interface ImportPreviewProps {
  readonly state: Extract<ImportState, { readonly step: 'preview' | 'sending' }>
  readonly onImport: () => void
}

export const ImportPreviewCard = ({ state, onImport }: ImportPreviewProps) => {
  const { t, i18n } = useLingui()
  const { preview, kinds, warnings } = state.found
  const units = preview.units.length
  const competencies = preview.competencies
  const version = preview.version
  return (
    <Card>
      <div className={styles['stack']}>
        <div className={styles['words']}>
          <h2 dir="auto">{inLanguage(preview.title, i18n.locale)}</h2>
          <span className={styles['quiet']}>
            {[
              t`${plural(units, { one: '# unit', other: '# units' })}`,
              t`${plural(competencies, { one: '# competency', other: '# competencies' })}`,
              preview.languages.map((tag) => languageName(tag, i18n.locale)).join(', '),
            ].join(' · ')}
          </span>
          {preview.source !== '' && (
            <span className={styles['source']} dir="auto">
              {preview.source}
            </span>
          )}
        </div>
        <Kinds kinds={kinds} />
        {preview.unchanged ? (
          <p className={styles['same']}>
            <Check aria-hidden size={18} />
            <Trans>The school has this document already, as version {version}. There is nothing to import.</Trans>
          </p>
        ) : preview.difference === null ? (
          <p className={styles['new']}>
            <Trans>A new plan for the school: it becomes version 1.</Trans>
          </p>
        ) : (
          <DifferenceCard difference={preview.difference} version={version} />
        )}
        <Disclosure title={t`${plural(units, { one: '# unit', other: '# units' })}`}>
          <LongList>
            {preview.units.map((u, n) => (
              // eslint-disable-next-line react/no-array-index-key -- units of a file have no other name of their own
              <li key={n} className={styles['pair']}>
                <span dir="auto">{`${u.code} ${inLanguage(u.title, i18n.locale)}`.trim()}</span>
                <span className={styles['quiet']}>{u.competencies}</span>
              </li>
            ))}
          </LongList>
        </Disclosure>
        <Warnings warnings={warnings} />
        {!preview.unchanged && (
          <div className={styles['go']}>
            <Button variant="primary" full onPress={onImport} isPending={state.step === 'sending'}>
              <Trans>Import</Trans>
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

const Kinds = ({ kinds }: { readonly kinds: Readonly<Record<Kind, number>> }) => {
  const { t } = useLingui()
  return (
    <div className={styles['marks']}>
      {KINDS.map((k) => (
        <Chip key={k}>
          {t(kindWord[k])} {kinds[k]}
        </Chip>
      ))}
    </div>
  )
}

const Warnings = ({ warnings }: { readonly warnings: readonly ImportWarning[] }) => {
  const { t } = useLingui()
  const count = warnings.length
  if (count === 0)
    return (
      <p className={styles['same']}>
        <Check aria-hidden size={18} />
        <Trans>Everything in the file was understood.</Trans>
      </p>
    )
  return (
    <Disclosure isOpen={count <= 5} title={t`${plural(count, { one: '# thing to know', other: '# things to know' })}`}>
      <LongList>
        {warnings.map((w) => (
          <li key={`${w.code} ${w.detail}`}>
            {t(warningSentence[w.code])} {w.detail !== '' && <code className={styles['detail']}>{w.detail}</code>}
            {w.times > 1 && <span className={styles['quiet']}> × {w.times}</span>}
          </li>
        ))}
      </LongList>
    </Disclosure>
  )
}
