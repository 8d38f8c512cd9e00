/** The signed answer, for the apprentice's camera. It is on this tablet's disk and queued for the school already. */
import type { TokenId } from '#domain/ids.ts'
import { fromBase64url } from '#signing/bytes.ts'
import { codeOf } from '#signing/code.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, FileQuestion } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { CodePicture } from '../../record/codes/code-picture.tsx'
import { Screen } from '../../record/screen.tsx'
import { useLive } from '../../store/store-context.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FullScreen } from '../../ui/full-screen.tsx'
import styles from './hand-over.module.css'

export const AnswerScreen = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { token: id = '' } = useParams()
  const answer = useLive(
    async (db) => {
      const token = await db.rows('signOffToken').get(id as TokenId)
      if (token === undefined) return null
      return { document: fromBase64url(token.token), name: (await db.rows('person').get(token.apprentice))?.name ?? '' }
    },
    [id],
  )
  if (answer === undefined) return null
  if (answer === null || answer.document === null)
    return (
      <Screen title={t`Signed answer`} back="/sign-offs">
        <EmptyState icon={<FileQuestion size={32} />} title={t`This answer is not on this device`} action={<ButtonLink to="/sign-offs">{t`To the sign-offs`}</ButtonLink>}>
          <Trans>If the school did not accept it, it stands with the reason in the list of what you sent.</Trans>
        </EmptyState>
      </Screen>
    )
  const { name, document } = answer
  const done = () => void navigate('/sign-offs', { replace: true })
  return (
    <FullScreen
      title={t`Signed`}
      closeLabel={t`Done`}
      onClose={done}
      footer={
        <>
          <p className={styles['centred']}>
            <b>
              <Trans>Now {name} scans this.</Trans>
            </b>{' '}
            <Trans>Saved on this device. It reaches the school by whichever of the two devices has a network first.</Trans>
          </p>
          <Button variant="primary" size="floor" full icon={<Check aria-hidden />} onPress={done}>
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <CodePicture text={codeOf('sign-off', document)} label={t`Code of the signed answer`} />
    </FullScreen>
  )
}
