/** The comments go out, or the log goes back with them. What a return still lacks is said before it is pressed. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { MessageSquare, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import screen from './apprentice-screen.module.css'
import styles from './comments.module.css'
import type { Comments } from './use-comments.ts'
import type { LogRecord } from './use-log.ts'

interface GiveOrReturnProps {
  readonly record: LogRecord
  readonly comments: Comments
}

export const GiveOrReturn = ({ record, comments }: GiveOrReturnProps) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { written, deed } = comments
  const [empty, setEmpty] = useState(false)
  const { log, name } = record
  const pinned = written.some((c) => c.field !== null)
  const barred =
    log.state === 'confirmed'
      ? t`The teacher has confirmed this log; it can no longer be returned.`
      : log.state === 'returned'
        ? t`This log is with the apprentice already.`
        : pinned
          ? null
          : t`To return it, comment on at least one field: what should be corrected there?`
  const give = async () => {
    setEmpty(written.length === 0)
    if (written.length === 0) return
    if (await comments.give()) showToast({ text: t`Comment given to ${name}` })
  }
  const returnLog = async () => {
    if (!(await comments.returnLog())) return
    showToast({ text: t`Log returned to ${name}` })
    void navigate(`/apprentices/${record.apprentice}`)
  }
  return (
    <div className={styles['end']}>
      {deed.problem !== null && (
        <p role="alert" className={screen['problem']}>
          {t(deed.problem)}
        </p>
      )}
      {empty && written.length === 0 && (
        <p role="alert" className={screen['problem']}>
          <Trans>Write a comment first, at a field or on the whole.</Trans>
        </p>
      )}
      {barred !== null && <p className={styles['quiet']}>{barred}</p>}
      <div className={styles['buttons']}>
        <Button size="floor" icon={<Undo2 aria-hidden />} isDisabled={barred !== null} onPress={() => void returnLog()}>
          <Trans>Return</Trans>
        </Button>
        <Button size="floor" variant="primary" icon={<MessageSquare aria-hidden />} onPress={() => void give()}>
          {written.length === 0 ? <Trans>Give comment</Trans> : <Plural value={written.length} one="Give # comment" other="Give # comments" />}
        </Button>
      </div>
    </div>
  )
}
