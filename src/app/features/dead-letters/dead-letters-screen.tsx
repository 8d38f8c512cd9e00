/** What the server did not accept, for the office: nothing that anybody wrote is lost, and a wrong date is soon found. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download, FileCheck } from 'lucide-react'
import { type CompetencyName, useCompetencyName } from '../../record/deed-text.tsx'
import { GrowingList } from '../../record/growing-list.tsx'
import { NotGiven } from '../../record/not-given.tsx'
import { Screen } from '../../record/screen.tsx'
import { apiErrorSentence } from '../../record/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './dead-letters.module.css'
import { useLetterFiles } from './export-letters.ts'
import { LetterCard } from './letter-card.tsx'
import { useDeadLetters } from './use-dead-letters.ts'
import type { WhyNot } from '../../replication/http.ts'

/** As many as the server gives at once. */
const PAGE = 50

export const DeadLettersScreen = () => {
  const { t } = useLingui()
  const { letters, more, isRead, isPending, failed, next, all } = useDeadLetters()
  const count = letters.length
  const nameOf = useCompetencyName()
  return (
    <Screen width="full" title={t`Refused work`} subtitle={<Trans>What people sent and the server did not accept, the newest first. Nothing of it is kept on this device.</Trans>}>
      <p role="status" className={styles['status']}>
        {isPending && <Trans>Asking the server…</Trans>}
        {!isPending && count > 0 && (more ? <Trans>{count} shown, there are more</Trans> : <Plural value={count} one="# item" other="# items" />)}
      </p>
      {!isRead && failed !== null && <NotGiven failed={failed} onAgain={next} title={t`The list could not be read`} />}
      {isRead && count === 0 && (
        <EmptyState icon={<FileCheck size={40} />} title={t`Everything was accepted`}>
          <Trans>When the server refuses something, it stands here with the reason, and its author is told as well.</Trans>
        </EmptyState>
      )}
      {count > 0 && (
        <>
          <Files nameOf={nameOf} all={all} isPending={isPending} />
          <GrowingList className={styles['list']} page={PAGE} onEnd={more ? () => void next() : undefined}>
            {letters.map((l) => (
              <LetterCard key={l.id} letter={l} nameOf={nameOf} />
            ))}
          </GrowingList>
          <div role="alert">{failed !== null && <FailedWords failed={failed} />}</div>
        </>
      )}
    </Screen>
  )
}

const FailedWords = ({ failed }: { readonly failed: WhyNot }) => {
  const { t } = useLingui()
  return (
    <p className={styles['problem']}>
      {failed.why === 'unreachable' ? <Trans>The rest did not come: the server cannot be reached. What is shown stays; try again with a network.</Trans> : t(apiErrorSentence[failed.error?.error ?? 'server-failed'])}
    </p>
  )
}

interface FilesProps {
  readonly nameOf: CompetencyName
  readonly all: ReturnType<typeof useDeadLetters>['all']
  readonly isPending: boolean
}

/** Files hold everything, also what is not shown yet. */
const Files = ({ nameOf, all, isPending }: FilesProps) => {
  const { t } = useLingui()
  const files = useLetterFiles(nameOf)
  const save = async (as: 'csv' | 'json') => {
    const letters = await all()
    if (letters !== null) files[as](letters)
  }
  return (
    <div className={styles['files']}>
      <Button icon={<Download aria-hidden size={18} />} isPending={isPending} onPress={() => void save('csv')}>
        {t`Save as table (CSV)`}
      </Button>
      <Button icon={<Download aria-hidden size={18} />} isPending={isPending} onPress={() => void save('json')}>
        {t`Save as JSON`}
      </Button>
    </div>
  )
}
