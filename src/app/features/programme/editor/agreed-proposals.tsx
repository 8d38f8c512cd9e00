/** Proposals that school and enterprise both want and that no version holds yet: into the draft with one press each. */
import { proposalState } from '#domain/plan-proposal.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { ChangeWords } from '../../../record/proposals/change-words.tsx'
import styles from './editor.module.css'
import type { Editor } from './use-editor.ts'
import type { Ground } from './use-ground.ts'

export const AgreedProposals = ({ ground, editor }: { readonly ground: Ground; readonly editor: Editor }) => {
  const { t } = useLingui()
  const taken = new Set(editor.edits.flatMap((e) => e.proposal ?? []))
  const waiting = ground.proposals.filter((p) => proposalState(p) === 'agreed' && !taken.has(p.id))
  const count = waiting.length
  if (count === 0) return null
  return (
    <div className={styles['agreed']}>
      <Disclosure title={t`${plural(count, { one: '# proposal is agreed and not in this draft', other: '# proposals are agreed and not in this draft' })}`}>
        <ul className={styles['stack']}>
          {waiting.map((p) => (
            <li key={p.id} className={styles['proposal']}>
              <div>
                <ChangeWords change={p.change} programme={editor.base} />
                <p className={styles['quiet']} dir="auto">
                  {p.because}
                </p>
              </div>
              <Button onPress={() => editor.does({ ...p.change, proposal: p.id })}>
                <Trans>Take it into the draft</Trans>
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
