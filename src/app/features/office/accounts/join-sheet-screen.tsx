/** Codes for those of a class who have no account yet, on slips to print, cut and hand out. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { KeyRound, Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Screen } from '../../../record/screen.tsx'
import { useLive } from '../../../store/store-context.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { NotRead } from '../not-read.tsx'
import office from '../office.module.css'
import styles from './join-codes.module.css'
import { JoinSlip } from './join-slip.tsx'
import { useJoinCodes } from './use-join-codes.ts'

export const JoinSheetScreen = () => {
  const { id = '' } = useParams()
  return <OfCohort key={id} id={id} />
}

const OfCohort = ({ id }: { readonly id: string }) => {
  const { t } = useLingui()
  const { people, failed, made, problem, isPending, make, again } = useJoinCodes({ cohort: id })
  const [asked, setAsked] = useState(false)
  const cohort = useLive(async (db) => (await db.rows('cohort').toArray()).find((c) => c.id === id)?.name, [id])
  const all = people?.length ?? 0
  const without = (people ?? []).filter((p) => p.username === null)
  const n = without.length
  const open = without.filter((p) => p.codeUntil !== null).length
  const begin = () => {
    setAsked(false)
    void make('join', without.map((p) => p.person))
  }
  return (
    <Screen title={t`Join codes`} subtitle={cohort} back={`/office/cohorts/${encodeURIComponent(id)}`} width="full">
      <div className={`${styles['screen']} ${office['form']}`}>
        <p>
          <Trans>Everybody gets a slip with a code of his own, and chooses his username and password with it. A code counts once, for 30 days.</Trans>
        </p>
        {failed !== null && people === null && <NotRead failed={failed} onAgain={again} />}
        {failed === null && people === null && (
          <p role="status" className={office['count']}>
            <Trans>Asking the server…</Trans>
          </p>
        )}
        {people !== null && made === null && all > 0 && (
          <p role="status">
            <Plural value={n} _0="Everybody here has an account." one="# apprentice has no account yet." other="# apprentices have no account yet." />{' '}
            {open > 0 && <Plural value={open} one="# has a code that still counts; a new one takes its place." other="# have codes that still count; new ones take their place." />}
          </p>
        )}
        {people !== null && all === 0 && <EmptyState icon={<KeyRound size={40} />} title={t`Nobody is in this cohort yet`} />}
        <div role="alert">{problem !== null && <Banner tone="bad">{t(problem)}</Banner>}</div>
        {made !== null && (
          <div role="status">
            <Banner tone="warn">
              <Trans>Print it now. Nobody can show these codes again, not even the school.</Trans>
            </Banner>
          </div>
        )}
        <div className={office['buttons']}>
          {made !== null && (
            <Button variant="primary" icon={<Printer aria-hidden size={20} />} onPress={() => window.print()}>
              {t`Print`}
            </Button>
          )}
          {made === null && n > 0 && (
            <Button variant="primary" icon={<KeyRound aria-hidden size={20} />} isPending={isPending} onPress={() => (open > 0 ? setAsked(true) : begin())}>
              {t`Make the codes`}
            </Button>
          )}
        </div>
      </div>
      {made !== null && (
        <div className={styles['sheet']}>
          {made.codes.map((line) => (
            <JoinSlip key={line.person} line={line} until={made.until} />
          ))}
        </div>
      )}
      <Dialog
        title={t`Make new codes?`}
        isOpen={asked}
        onClose={() => setAsked(false)}
        closeLabel={t`Cancel`}
        role="alertdialog"
        footer={
          <>
            <Button onPress={() => setAsked(false)}>{t`Cancel`}</Button>
            <Button variant="danger" onPress={begin}>{t`Make new codes`}</Button>
          </>
        }
      >
        <p>
          <Trans>Slips that were handed out before and not used yet count no more.</Trans>
        </p>
      </Dialog>
    </Screen>
  )
}
