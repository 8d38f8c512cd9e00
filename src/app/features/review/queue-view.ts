/** How the queue is looked at; not worth saving. */
import { create } from 'zustand'
import type { Order, ReviewItem } from './review-queue.ts'

export type Show = 'all' | ReviewItem['kind']

interface QueueView {
  readonly order: Order
  readonly show: Show
  readonly setOrder: (order: Order) => void
  readonly setShow: (show: Show) => void
}

export const useQueueView = create<QueueView>((set) => ({
  order: 'newest',
  show: 'all',
  setOrder: (order) => set({ order }),
  setShow: (show) => set({ show }),
}))
