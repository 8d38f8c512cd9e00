/** Whether list and detail stand side by side. The same width as in split-pane.module.css. */
import { useSyncExternalStore } from 'react'

const query = '(min-width: 900px)'

const subscribe = (onChange: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
