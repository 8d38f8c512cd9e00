/** "I show you": the apprentice puts up to eight skills into one code, for a mentor who stands beside him. Needs no network. */
import type { CompetencyId } from '#domain/ids.ts'
import { REQUEST } from '#signing/request.ts'
import { useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { type OwnDevice, useOwnDevice } from '../../record/signing-device/own-device.ts'
import { useStore } from '../../store/store-context.tsx'
import { useDraft } from '../../store/use-draft.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ChooseForm } from './choose-form.tsx'
import { ConnectOnce } from './connect-once.tsx'
import { OpenCodes } from './open-codes.tsx'
import { dropAnswered } from './shown-request.ts'
import { type Choosing, type ChoosingDraft, useChoosing, withLine } from './use-choosing.ts'

/** What is asked for does not depend on whether the school's word has run out meanwhile: the mentor's does. */
const mayShow = (device: OwnDevice): boolean => device.state === 'ready' || (device.state === 'over' && device.key.ended === null)

export const ChooseScreen = () => {
  const { t } = useLingui()
  const { db, profile } = useStore()
  useEffect(() => void dropAnswered(db, profile.person).catch(() => undefined), [db, profile.person])
  const skill = useSearchParams()[0].get('skill')
  const back = skill === null ? '/skills' : `/skills/${skill}`
  const choosing = useChoosing()
  const device = useOwnDevice('request')
  if (choosing === undefined || device === undefined) return <Screen title={t`Show a code`} back={back}>{null}</Screen>
  if (choosing === null || !choosing.mayAsk)
    return (
      <Screen title={t`Show a code`} back={back}>
        <EmptyState icon={<SearchX aria-hidden />} title={t`This cannot be asked for now`} action={<ButtonLink to="/skills">{t`To the checklist`}</ButtonLink>}>
          {choosing === null ? t`Your plan is not on this device yet. It comes with the next network.` : t`Only during a running placement. Ask your teacher about the dates.`}
        </EmptyState>
        {choosing !== null && <OpenCodes choosing={choosing} />}
      </Screen>
    )
  if (!mayShow(device))
    return (
      <Screen title={t`Show a code`} back={back}>
        <ConnectOnce />
      </Screen>
    )
  return <Begun choosing={choosing} skill={skill} back={back} />
}

/** The skill that he came from is in it, once: taken out again by hand it stays out. */
const begunFrom = (choosing: Choosing, draft: ChoosingDraft | null, skill: string | null): ChoosingDraft => {
  const begun = draft ?? { from: null, lines: [], note: '' }
  const isOfPlan = choosing.competencies.some((c) => c.id === skill)
  if (skill === null || begun.from === skill || !isOfPlan) return begun
  return { ...begun, from: skill, lines: withLine(choosing, begun.lines, skill as CompetencyId) }
}

const Begun = ({ choosing, skill, back }: { readonly choosing: Choosing; readonly skill: string | null; readonly back: string }) => {
  const { t } = useLingui()
  const draft = useDraft<ChoosingDraft>('asked by code')
  if (draft.value === undefined) return <Screen title={t`Show a code`} back={back}>{null}</Screen>
  const value = begunFrom(choosing, draft.value, skill)
  // A plan may have lost a line since.
  const known = new Set<string>(choosing.competencies.map((c) => c.id))
  const lines = value.lines.filter((l) => known.has(l.competency)).slice(0, REQUEST.lines)
  return <ChooseForm choosing={choosing} draft={draft} value={{ ...value, lines }} back={back} />
}
