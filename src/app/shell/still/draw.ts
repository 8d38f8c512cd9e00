/** Draws a still, and writes down a page as one. */
import type { StillElement } from './still.ts'

/** Names that must be there once, and words for those who hear the page: it is only looked at, and only for a moment. (Styles tell by some of them what is chosen.) */
const LEFT_OUT = /^(id|for|name|role|on.*|aria-(?!current|pressed|selected|checked).*|autofocus|tabindex|style|srcset)$/
const HTML = 'http://www.w3.org/1999/xhtml'
/** Pictures out of the page's memory are gone with it. */
const isGone = (name: string, value: string): boolean => name === 'src' && !value.startsWith('/')

export const draw = ({ tag, space, attributes, style, children }: StillElement): Element => {
  const e = space === null ? document.createElement(tag) : document.createElementNS(space, tag)
  for (const [name, value] of attributes) if (!LEFT_OUT.test(name)) e.setAttribute(name, value)
  if (style !== '') (e as HTMLElement | SVGElement).style.cssText = style
  // Nobody gets into it by the keyboard, and what is typed into it would be lost.
  if (e instanceof HTMLAnchorElement || e instanceof HTMLButtonElement || e instanceof HTMLInputElement || e instanceof HTMLSelectElement) e.tabIndex = -1
  if (e instanceof HTMLInputElement) e.readOnly = true
  e.append(...children.map((c) => (typeof c === 'string' ? c : draw(c))))
  return e
}

export const attributesOf = (e: Element): StillElement['attributes'] => [...e.attributes].filter((a) => !LEFT_OUT.test(a.name) && !isGone(a.name, a.value)).map((a) => [a.name, a.value] as const)

/** @returns what is to be seen of it in the window */
export const writeDown = (e: Element): StillElement => {
  const children: (StillElement | string)[] = []
  for (const child of e.childNodes) {
    if (child instanceof Text) children.push(child.data)
    else if (child instanceof Element && child.getBoundingClientRect().top < innerHeight) children.push(writeDown(child))
  }
  const space = e.namespaceURI === HTML ? null : e.namespaceURI
  return { tag: e.localName, space, attributes: attributesOf(e), style: (e as HTMLElement | SVGElement).style.cssText, children }
}
