import { afterEach, expect, test } from 'vitest'
import { draw, writeDown } from './draw.ts'

const page = document.createElement('div')
document.body.append(page)
afterEach(() => {
  page.replaceChildren()
})

const put = (html: string): void => {
  page.innerHTML = html
}
/** Through a database and back. */
const again = (): Element => draw(structuredClone(writeDown(page)))

test('a page looks the same after it was written down and drawn again', () => {
  put('<main class="list"><h1 dir="auto">Logbook 日志本</h1><ul><li><a href="/logbook/1" data-tone="ok">A <b>door</b> &amp; more</a></li></ul><svg viewBox="0 0 24 24"><path d="M1 1h4"/></svg></main>')
  const drawn = again()
  expect(drawn.textContent).toBe(page.textContent)
  expect(drawn.querySelector('h1')?.dir).toBe('auto')
  expect(drawn.querySelector('a')?.dataset['tone']).toBe('ok')
  expect(drawn.querySelector('path')).toBeInstanceOf(SVGPathElement)
  expect(drawn.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 24 24')
})

test('styles come back through the style object, which the policy of the page allows', () => {
  put('<div></div>')
  ;(page.firstElementChild as HTMLElement).style.height = '1234px'
  const drawn = again().firstElementChild as HTMLElement
  expect(drawn.style.height).toBe('1234px')
  expect(writeDown(page).children).toMatchObject([{ attributes: [], style: 'height: 1234px;' }])
})

test('nothing of it can be found twice, run, be reached by the keyboard or typed into', () => {
  put('<form id="f"><label for="i">Words</label><input id="i" name="words" onfocus="alert(1)" tabindex="0"><button type="button" aria-label="Go" autofocus>Go</button><a href="/skills" aria-current="page">Skills</a></form>')
  const drawn = again()
  expect(drawn.querySelectorAll('[id], [for], [name], [onfocus], [autofocus], [aria-label]')).toHaveLength(0)
  expect([...drawn.querySelectorAll<HTMLElement>('input, button, a')].map((e) => e.tabIndex)).toEqual([-1, -1, -1])
  expect(drawn.querySelector('input')?.readOnly).toBe(true)
  // Styles tell by it which place this is.
  expect(drawn.querySelector('a')?.getAttribute('aria-current')).toBe('page')
})

test('pictures out of the memory of a page that has gone are left out, and what lies below the window', () => {
  put(`<img src="/icons/icon.svg"><img src="blob:${location.origin}/0"><p>seen</p><div style="height:${innerHeight}px"></div><p>below</p>`)
  const drawn = again()
  expect([...drawn.querySelectorAll('img')].map((i) => i.getAttribute('src'))).toEqual(['/icons/icon.svg', null])
  expect(drawn.textContent).toContain('seen')
  expect(drawn.textContent).not.toContain('below')
})
