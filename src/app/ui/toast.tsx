/** What just happened, for ten seconds, with a way back where there is one. It waits while a hand or eye is on it. */
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { create } from 'zustand'
import styles from './toast.module.css'

interface Toast {
  readonly id: number
  readonly text: string
  readonly undo?: { readonly label: string; readonly run: () => void }
  /** It is gone, and nobody took the way back. */
  readonly onEnd?: () => void
}

interface ToastList {
  readonly toasts: readonly Toast[]
  readonly add: (toast: Omit<Toast, 'id'>) => void
  /** @param undone the way back was taken */
  readonly remove: (id: number, undone?: boolean) => void
}

let next = 1
const useToasts = create<ToastList>((set, get) => ({
  toasts: [],
  // At most two: more would cover what they speak of.
  add: (toast) => {
    const gone = get().toasts.slice(0, -1)
    set((s) => ({ toasts: [...s.toasts.slice(-1), { ...toast, id: next++ }] }))
    for (const t of gone) t.onEnd?.()
  },
  remove: (id, undone = false) => {
    const gone = get().toasts.find((t) => t.id === id)
    set((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) }))
    if (!undone) gone?.onEnd?.()
  },
}))

export const showToast = (toast: Omit<Toast, 'id'>): void => useToasts.getState().add(toast)

const One = ({ toast, closeLabel }: { readonly toast: Toast; readonly closeLabel: string }) => {
  const remove = useToasts((s) => s.remove)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => remove(toast.id), 10_000)
    return () => clearTimeout(timer)
  }, [held, remove, toast.id])
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) }
  return (
    <div className={styles['toast']} {...hold}>
      <span>{toast.text}</span>
      {toast.undo !== undefined && (
        <button
          type="button"
          className={styles['action']}
          onClick={() => {
            toast.undo?.run()
            remove(toast.id, true)
          }}
        >
          {toast.undo.label}
        </button>
      )}
      <button type="button" className={styles['close']} aria-label={closeLabel} onClick={() => remove(toast.id)}>
        <X aria-hidden size={18} />
      </button>
    </div>
  )
}

/** Mounted once, by the shell. */
export const Toasts = ({ closeLabel }: { readonly closeLabel: string }) => {
  const toasts = useToasts((s) => s.toasts)
  return (
    <div className={styles['region']} aria-live="polite">
      {toasts.map((t) => (
        <One key={t.id} toast={t} closeLabel={closeLabel} />
      ))}
    </div>
  )
}
