/** Buttons say what they do in a word; an icon only ever stands beside it. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Link } from 'react-router'
import styles from './button.module.css'

interface Look {
  /** `seal` is for signing and nothing else: vermilion means a signature. */
  readonly variant?: 'primary' | 'quiet' | 'danger' | 'seal' | 'plain'
  /** `floor`: 64 px, for hands on the shop floor. */
  readonly size?: 'normal' | 'floor'
  readonly icon?: ReactNode
  readonly full?: boolean
  readonly children: ReactNode
}

const look = ({ variant = 'quiet', size = 'normal', full = false }: Omit<Look, 'children'>) => ({
  'data-variant': variant,
  'data-size': size,
  ...(full ? { 'data-full': '' } : {}),
})

type ButtonProps = Look & Omit<AriaButtonProps, 'children' | 'className' | 'style'>

export const Button = ({ variant, size, icon, full, children, ...rest }: ButtonProps) => (
  <AriaButton {...rest} {...look({ ...(variant && { variant }), ...(size && { size }), ...(full && { full }) })} className={styles['button'] ?? ''}>
    {icon}
    {children}
  </AriaButton>
)

/** Goes somewhere, and looks like a button because it is the main thing to do here. */
export const ButtonLink = ({ to, variant, size, icon, full, children }: Look & { readonly to: string }) => (
  <Link to={to} {...look({ ...(variant && { variant }), ...(size && { size }), ...(full && { full }) })} className={styles['button']}>
    {icon}
    {children}
  </Link>
)

/** Fetches a file from the server; the browser saves it under the name that the server gives. */
export const DownloadLink = ({ href, label, variant, size, icon, full, children }: Look & { readonly href: string; readonly label?: string }) => (
  <a href={href} download aria-label={label} {...look({ ...(variant && { variant }), ...(size && { size }), ...(full && { full }) })} className={styles['button']}>
    {icon}
    {children}
  </a>
)
