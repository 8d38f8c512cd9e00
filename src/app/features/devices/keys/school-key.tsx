/** The key in groups of figures, to be read aloud or put on a wall; as a picture for a phone; and as a file. */
import { fromBase64url, toHex } from '#signing/bytes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { CodePicture } from '../../../record/codes/code-picture.tsx'
import { saveBlob } from '../../../record/save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import styles from './keys.module.css'

const groupsOf = (base64url: string): readonly string[] => toHex(fromBase64url(base64url) ?? new Uint8Array()).toUpperCase().match(/.{1,4}/g) ?? []

export const SchoolKey = ({ base64url }: { readonly base64url: string }) => {
  const { t } = useLingui()
  const groups = groupsOf(base64url)
  const command = `npm run verify -- record.json --school-key ${base64url}`
  return (
    <Card as="section">
      <div className={styles['key']}>
        <div className={styles['said']}>
          <p className={styles['groups']} aria-label={t`The school's public key, in groups of four figures`} role="group">
            {groups.map((group, n) => (
              // A group may come twice: its place is its name.
              <span key={n}>{group} </span>
            ))}
          </p>
          <p className={styles['quiet']}>
            <Trans>It is no secret: put it on the school's website, where everybody finds it who is shown a record. Whoever checks one types:</Trans>
          </p>
          <code className={styles['command']}>{command}</code>
          <div>
            <Button icon={<Download aria-hidden size={18} />} onPress={() => saveBlob('school-key.txt', new Blob([`${base64url}\n${groups.join(' ')}\n`], { type: 'text/plain;charset=utf-8' }))}>
              <Trans>Save as a file</Trans>
            </Button>
          </div>
        </div>
        <div className={styles['picture']}>
          <CodePicture withoutHint text={groups.join('')} label={t`The key as a code`} />
        </div>
      </div>
    </Card>
  )
}
