/** How large is what a finger is meant to hit: read off the page as it is drawn. */
import type { Page } from '@playwright/test'

export interface Target {
  readonly width: number
  readonly height: number
}

/**
 * What is smaller than it should be, each with its words and size, px. What is folded, kept for screen readers or above the page (the
 * keyboard's way past the tabs) is not meant for fingers; a link within a line of text is as high as the line (WCAG 2.5.8).
 */
export const smallTargets = (page: Page, least: Target, within = 'body'): Promise<readonly string[]> =>
  page.locator(within).evaluate((box, { width, height }) => {
    const isClipped = (e: Element | null): boolean => e !== null && getComputedStyle(e).clipPath === 'inset(50%)'
    const isSeen = (e: Element): boolean => e.checkVisibility({ opacityProperty: true }) && !isClipped(e) && !isClipped(e.parentElement)
    const wordsOf = (e: Element): string => (e.textContent ?? '').trim()
    const hasText = (e: Element): boolean => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && (n.textContent ?? '').trim() !== '')
    const isInLine = (e: Element): boolean => e.matches('a, button') && /^inline(-block)?$/.test(getComputedStyle(e).display) && e.parentElement !== null && hasText(e.parentElement)
    // A tick or a file is hit through its words as well; they are one label.
    const hitOf = (e: HTMLElement): HTMLElement => (e instanceof HTMLInputElement && /^(checkbox|radio)$/.test(e.type) ? (e.closest('label') ?? e) : e)
    const sizeOf = (e: HTMLElement): Target => {
      const own = e.getBoundingClientRect()
      // Small to the eye and large to the thumb: an empty box laid over it.
      const over = getComputedStyle(e, '::after')
      const [w, h] = over.position === 'absolute' ? [parseFloat(over.width) || 0, parseFloat(over.height) || 0] : [0, 0]
      return { width: Math.round(Math.max(own.width, w)), height: Math.round(Math.max(own.height, h)) }
    }
    const all = [...box.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary, [role=option], [role=tab], [role=slider]')]
    return [...new Set(all.map(hitOf))].flatMap((target) => {
      const size = sizeOf(target)
      const isAbove = target.getBoundingClientRect().bottom + scrollY <= 0
      const isThere = size.width > 1 && size.height > 1 && !isAbove && isSeen(target)
      if (!isThere || isInLine(target) || (size.width >= width && size.height >= height)) return []
      return [`${target.tagName} ${target.getAttribute('aria-label') ?? wordsOf(target).slice(0, 60)} ${size.width}×${size.height}`]
    })
  }, least)
