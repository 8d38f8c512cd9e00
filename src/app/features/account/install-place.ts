/** Where the page runs, as far as it decides how to put it on the home screen. */

export type InstallPlace =
  /** Already there, or on a laptop, where nothing is lost without it. */
  | 'none'
  | 'ios'
  | 'android'
  /** Inside a messenger: its pages can be put nowhere, and are forgotten soon. */
  | 'messenger'

interface Where {
  readonly userAgent: string
  readonly touchPoints: number
  readonly isInstalled: boolean
}

const here = (): Where => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  isInstalled: matchMedia('(display-mode: standalone)').matches || (navigator as { readonly standalone?: boolean }).standalone === true,
})

export const installPlace = ({ userAgent, touchPoints, isInstalled }: Where = here()): InstallPlace => {
  if (isInstalled) return 'none'
  // An iPad calls itself a Mac; no Mac has a touch screen.
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
  const isAndroid = /Android|HarmonyOS/.test(userAgent)
  if (!isApple && !isAndroid) return 'none'
  if (/MicroMessenger|DingTalk|QQ\/|FBAN|FBAV|Line\//.test(userAgent)) return 'messenger'
  return isApple ? 'ios' : 'android'
}
