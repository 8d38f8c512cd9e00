/** Initials: of a Latin name its first and last letters, of a Chinese one its last two characters; of nobody a question mark. */
import styles from './avatar.module.css'

const initials = (name: string): string => {
  const han = /[\p{Script=Han}]+/u.exec(name)?.[0]
  if (han !== undefined) return han.slice(-2)
  const words = name.trim().split(/\s+/)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

export const Avatar = ({ name }: { readonly name: string }) => (
  <span aria-hidden className={styles['avatar']}>
    {initials(name) || '?'}
  </span>
)
