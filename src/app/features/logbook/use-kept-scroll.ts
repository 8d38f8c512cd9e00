/** Coming back from a log finds the place one left in the list. Of this visit only. */
import { useLayoutEffect } from 'react'
import { useNavigationType } from 'react-router'

let place = 0

/** Call where the list is drawn, not before: the page must already be high enough to scroll. */
export const useKeptScroll = (): void => {
  const how = useNavigationType()
  // A layout effect: the listener must be gone before the next screen scrolls to its top.
  useLayoutEffect(() => {
    const frame = how === 'POP' && place > 0 ? requestAnimationFrame(() => window.scrollTo(0, place)) : 0
    const keep = () => {
      place = window.scrollY
    }
    window.addEventListener('scroll', keep, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', keep)
    }
    // eslint-disable-next-line react/exhaustive-deps -- how one came counts once, when the list opens
  }, [])
}
