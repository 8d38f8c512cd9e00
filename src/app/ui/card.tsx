/** The paper that things lie on, and how they lie: sections, stacks and rows in steps of four pixels. */
import type { CSSProperties, ReactNode } from 'react'
import styles from './card.module.css'

interface CardProps {
  readonly children: ReactNode
  readonly tone?: 'plain' | 'returned' | 'current'
  readonly padded?: boolean
  readonly as?: 'div' | 'li' | 'article' | 'section'
}

export const Card = ({ children, tone = 'plain', padded = true, as: Tag = 'div' }: CardProps) => (
  <Tag className={styles['card']} data-tone={tone} {...(padded ? { 'data-padded': '' } : {})}>
    {children}
  </Tag>
)

interface SectionProps {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly level?: 2 | 3
  readonly children: ReactNode
}

export const Section = ({ title, aside, level = 2, children }: SectionProps) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={styles['section']}>
      <div className={styles['heading']}>
        <Heading>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}

const gapStyle = (gap: number | undefined, align?: string): CSSProperties =>
  ({ ...(gap === undefined ? {} : { '--gap': `${gap * 4}px` }), ...(align === undefined ? {} : { '--align': align }) }) as CSSProperties

export const Stack = ({ children, gap }: { readonly children: ReactNode; readonly gap?: number }) => (
  <div className={styles['stack']} style={gapStyle(gap)}>
    {children}
  </div>
)

interface RowProps {
  readonly children: ReactNode
  readonly gap?: number
  readonly wrap?: boolean
  readonly align?: 'center' | 'flex-start' | 'baseline' | 'flex-end' | 'stretch'
}

export const Row = ({ children, gap, wrap = false, align }: RowProps) => (
  <div className={styles['row']} style={gapStyle(gap, align)} {...(wrap ? { 'data-wrap': '' } : {})}>
    {children}
  </div>
)
