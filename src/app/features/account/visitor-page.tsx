/** The page before anybody is in: the mark, the language, one thing to do. */
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { type ReactNode, useEffect } from 'react'
import { chooseLanguage, type Language, LANGUAGES } from '../../locales/activate.ts'
import styles from './visitor-page.module.css'

interface VisitorPageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

export const VisitorPage = ({ title, lead, children }: VisitorPageProps) => {
  useLingui()
  const other: Language = i18n.locale === 'zh' ? 'en' : 'zh'
  useEffect(() => {
    document.title = `${title} · Craftlog`
  }, [title])
  return (
    <main className={styles['page']}>
      <div className={styles['top']}>
        <span className={styles['brand']}>
          <img src="/icons/icon.svg" alt="" width={40} height={40} />
          <span>
            Craftlog <span lang="zh-CN">匠心日志</span>
          </span>
        </span>
        <button type="button" className={styles['language']} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)}>
          {LANGUAGES[other]}
        </button>
      </div>
      <div>
        <h1 className={styles['title']}>{title}</h1>
        {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
      </div>
      {children}
    </main>
  )
}

/** What the server or the network said to a form; heard at once. */
export const FormError = ({ children }: { readonly children: ReactNode }) => (
  <p role="alert" className={styles['error']}>
    {children}
  </p>
)

export const VisitorForm = ({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) => (
  <form
    noValidate
    className={styles['form']}
    onSubmit={(e) => {
      e.preventDefault()
      onSubmit()
    }}
  >
    {children}
  </form>
)
