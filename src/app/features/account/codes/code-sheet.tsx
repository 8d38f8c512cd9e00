/** The list as it lies on paper: 24 codes to cross out, no bigger than a pocket. Headings in both languages, like all paper. */
import { printedCode } from '#signing/one-time-code.ts'
import type { NewCodeList } from '#sync/one-time-codes.ts'
import { useDates } from '../../../record/dates.ts'
import { useStore } from '../../../store/store-context.tsx'
import styles from './codes.module.css'

/** The sheet speaks both languages at once, whichever the screen speaks. */
const onPaper = {
  title: '一次性签认码 One-time codes',
  rule: '每码只用一次，用后划掉。输入学徒手机；切勿输入本人密码。 Each counts once: cross it out. Typed on the apprentice’s phone; never type your own password.',
} as const

export const CodeSheet = ({ list }: { readonly list: NewCodeList }) => {
  const { profile } = useStore()
  const dates = useDates()
  return (
    <section className={styles['sheet']} aria-label={onPaper.title}>
      <h2 className={styles['title']}>{onPaper.title}</h2>
      <p className={styles['owner']}>
        <b dir="auto">{profile.name}</b> · {profile.schoolName} · {dates.moment(list.madeAt)}
      </p>
      <ol className={styles['codes']}>
        {list.codes.map((code) => (
          <li key={code} className={styles['code']}>
            {printedCode(code)}
          </li>
        ))}
      </ol>
      <p className={styles['rule']}>{onPaper.rule}</p>
    </section>
  )
}
