/** Which language stands on the left: as the plan names them, or the other way round. Not worth saving. */
import { create } from 'zustand'

interface LanguageOrder {
  readonly isSwapped: boolean
  readonly swap: () => void
}

export const useLanguageOrder = create<LanguageOrder>((set) => ({ isSwapped: false, swap: () => set((s) => ({ isSwapped: !s.isSwapped })) }))
