/** Whether a form holds work right now; an update of the program waits until none does. */
import { useEffect } from 'react'
import { create } from 'zustand'

interface OpenWork {
  readonly forms: number
  readonly change: (by: 1 | -1) => void
}

export const useOpenWork = create<OpenWork>((set) => ({ forms: 0, change: (by) => set((s) => ({ forms: s.forms + by })) }))

/** Marks this form as open while it is on the screen. */
export const useHoldsWork = (): void => {
  useEffect(() => {
    const { change } = useOpenWork.getState()
    change(1)
    return () => change(-1)
  }, [])
}
