/** Leads on after a deed, unless its author went elsewhere while it was being saved: nobody is fetched back. */
import { useEffect, useRef } from 'react'
import { useNavigate, useNavigation } from 'react-router'

/** @returns leads to an address, in place of the form */
export const useLeadOn = (): ((to: string) => Promise<void>) => {
  const navigate = useNavigate()
  const isGoing = useNavigation().state !== 'idle'
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = isGoing
    return () => void (isGone.current = true)
  }, [isGoing])
  return async (to) => {
    if (!isGone.current) await navigate(to, { replace: true })
  }
}
