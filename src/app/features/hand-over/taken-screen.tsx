/** What the mentor signed, line by line, as this phone has read and checked it; and whether the school has seen it yet. */
import type { Competency } from '#domain/competency.ts'
import type { TokenId } from '#domain/ids.ts'
import type { TokenLine } from '#domain/sign-off-token.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { CloudOff, CloudUpload, FileQuestion, Undo2 } from 'lucide-react'
import { useParams } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { fullNameOf } from '../../record/judging/competency-name.ts'
import { Screen } from '../../record/screen.tsx'
import { refusalSentence } from '../../record/sentences.ts'
import { useCompetencyNames } from '../../record/use-competency-names.ts'
import { levelPhrase } from '../../record/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Seal } from '../../ui/seal.tsx'
import styles from './taken-screen.module.css'
import { useTaken } from './use-taken.ts'

export const TakenScreen = () => {
  const { t } = useLingui()
  const { token = '' } = useParams()
  const dates = useDates()
  const taken = useTaken(token as TokenId)
  const names = useCompetencyNames()
  if (taken === undefined || names === undefined) return <Screen title={t`Signed`} back="/skills">{null}</Screen>
  if (taken === null || typeof taken === 'string')
    return (
      <Screen title={t`Signed`} back="/skills">
        <EmptyState icon={<FileQuestion aria-hidden />} title={t`This signature is not on this device`} action={<ButtonLink to="/skills">{t`To the checklist`}</ButtonLink>}>
          {taken === null ? t`If the school did not accept it, it stands with the reason in the list of what you sent.` : t(refusalSentence[taken])}
        </EmptyState>
      </Screen>
    )
  return (
    <Screen
      title={t`Signed`}
      subtitle={
        <>
          <bdi>{taken.signer}</bdi> · {dates.moment(taken.at)}
        </>
      }
      back="/skills"
      action={
        <ButtonLink to="/skills" variant="primary" size="floor" full>
          {t`To the checklist`}
        </ButtonLink>
      }
    >
      <div role="status">
        {taken.isWaiting ? (
          <Chip tone="wait" icon={<CloudOff aria-hidden size={16} />}>
            <Trans>Signed, waiting for the school</Trans>
          </Chip>
        ) : (
          <Chip tone="ok" icon={<CloudUpload aria-hidden size={16} />}>
            <Trans>Signed, and known to the school</Trans>
          </Chip>
        )}
      </div>
      <ul className={styles['lines']}>
        {taken.lines.map((line) => (
          <Card key={line.competency} as="li">
            <Line line={line} competency={names.get(line.competency)} isWaiting={taken.isWaiting} />
          </Card>
        ))}
      </ul>
    </Screen>
  )
}

const Line = ({ line, competency, isWaiting }: { readonly line: TokenLine; readonly competency: Competency | undefined; readonly isWaiting: boolean }) => {
  const { t, i18n } = useLingui()
  const { level, comment, commentDigest, facts, unknown } = line
  const { takeovers, prompts, defects } = facts
  const words = level === null ? t`Returned` : t(levelPhrase[level])
  return (
    <div className={styles['line']}>
      {level === null ? (
        <span className={styles['back']}>
          <Undo2 aria-hidden />
        </span>
      ) : (
        <Seal level={level} look={isWaiting ? 'waiting' : 'signed'} label={isWaiting ? `${words} · ${t`Signed, waiting for the school`}` : words} size="l" />
      )}
      <div className={styles['words']}>
        <h2 className={styles['name']} dir="auto">
          {competency === undefined ? line.competency : fullNameOf(competency, i18n.locale)}
        </h2>
        <p>
          <b>{words}</b>
        </p>
        {level !== null && (
          <p className={styles['quiet']}>
            {t`${plural(takeovers, { one: '# takeover', other: '# takeovers' })}`} · {t`${plural(prompts, { one: '# prompt', other: '# prompts' })}`} ·{' '}
            {t`${plural(defects, { one: '# own defect found', other: '# own defects found' })}`}
          </p>
        )}
        {comment !== '' && (
          <blockquote className={styles['quote']} dir="auto">
            {comment}
          </blockquote>
        )}
        {comment === '' && commentDigest !== null && (
          <p className={styles['quiet']}>
            <Trans>There are words to it, too many for the code. They come from the mentor's device with the network.</Trans>
          </p>
        )}
        {unknown.length > 0 && (
          <p className={styles['quiet']}>
            <Trans>Rests on a log that is not on this device yet.</Trans>
          </p>
        )}
      </div>
    </div>
  )
}
