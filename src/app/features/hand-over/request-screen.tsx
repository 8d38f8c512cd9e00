/** The code as large as the phone allows, and beside it in words what it says; then the mentor's answer is scanned here. */
import { inLanguage } from '#domain/text.ts'
import { codeOf } from '#signing/code.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { QrCode, ScanLine, SearchX } from 'lucide-react'
import { useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { CodePicture } from '../../record/codes/code-picture.tsx'
import { Scanner } from '../../record/codes/scanner.tsx'
import type { TakeDocument } from '../../record/codes/use-scan.ts'
import { Screen } from '../../record/screen.tsx'
import { useCompetencyNames } from '../../record/use-competency-names.ts'
import { selfLevelWord } from '../../record/words.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FullScreen } from '../../ui/full-screen.tsx'
import styles from './request-screen.module.css'
import { answersOf, bytesOf, type ShownRequest, shownKey, takeAnswer, takenAddress } from './shown-request.ts'

export const RequestScreen = () => {
  const { t } = useLingui()
  const { code = '' } = useParams()
  const { profile } = useStore()
  const found = useLive(
    async (db) => {
      const shown = ((await db.drafts.get(shownKey(code)))?.value as ShownRequest | undefined) ?? null
      return { shown, answer: shown === null ? undefined : (await answersOf(db, profile.person)).get(shown.request) }
    },
    [code, profile.person],
  )
  if (found === undefined) return null
  const { shown, answer } = found
  // It came over the network while the code was shown: nothing is left to scan.
  if (answer !== undefined) return <Navigate to={takenAddress(answer)} replace />
  if (shown === null)
    return (
      <Screen title={t`Show a code`} back="/skills/show-code">
        <EmptyState icon={<SearchX aria-hidden />} title={t`This code is not open any more`} action={<ButtonLink to="/skills">{t`To the checklist`}</ButtonLink>}>
          <Trans>It was answered or put away. What was signed stands at the skill.</Trans>
        </EmptyState>
      </Screen>
    )
  return <Shown key={code} shown={shown} />
}

const Shown = ({ shown }: { readonly shown: ShownRequest }) => {
  const { t } = useLingui()
  const store = useStore()
  const navigate = useNavigate()
  const [isScanning, setScanning] = useState(false)
  const take: TakeDocument = async (token) => {
    const taken = await takeAnswer(store, token)
    if (!('to' in taken)) return taken
    await navigate(taken.to, { replace: true })
    return null
  }
  return (
    <FullScreen
      title={isScanning ? t`Scan the mentor's answer` : t`Your mentor scans this`}
      closeLabel={t`Close`}
      onClose={() => void navigate('/skills/show-code')}
      footer={
        isScanning ? (
          <Button size="floor" full icon={<QrCode aria-hidden />} onPress={() => setScanning(false)}>
            <Trans>Show my code again</Trans>
          </Button>
        ) : (
          <Button variant="primary" size="floor" full icon={<ScanLine aria-hidden />} onPress={() => setScanning(true)}>
            <Trans>Scan the mentor's answer</Trans>
          </Button>
        )
      }
    >
      {isScanning ? (
        <div className={styles['scan']}>
          <Scanner wanted="sign-off" onDocument={take} />
        </div>
      ) : (
        <div className={styles['shown']}>
          <div className={styles['picture']}>
            <CodePicture text={codeOf('request', bytesOf(shown))} label={t`Code of your request`} />
          </div>
          <Says shown={shown} />
        </div>
      )}
    </FullScreen>
  )
}

/** What the code says, for the one who shows it. */
const Says = ({ shown }: { readonly shown: ShownRequest }) => {
  const { t, i18n } = useLingui()
  const names = useCompetencyNames()
  return (
    <ul className={styles['says']} aria-label={t`What the code says`}>
      {shown.lines.map(({ competency, selfLevel }) => {
        const found = names?.get(competency)
        return (
          <li key={competency}>
            <b>{found?.code ?? ''}</b> <bdi>{found === undefined ? '' : inLanguage(found.title, i18n.locale)}</bdi>
            <span className={styles['level']}>
              {selfLevel} · {t(selfLevelWord[selfLevel])}
            </span>
          </li>
        )
      })}
      {shown.note !== '' && <li dir="auto">{shown.note}</li>}
    </ul>
  )
}
