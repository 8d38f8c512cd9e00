import { expect, test } from 'vitest'
import { type InstallPlace, installPlace } from './install-place.ts'

const AGENTS: Readonly<Record<string, readonly [agent: string, touchPoints: number, place: InstallPlace]>> = {
  'an iPhone': ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1', 5, 'ios'],
  'an iPad, which calls itself a Mac': ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15', 5, 'ios'],
  'a Mac': ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15', 0, 'none'],
  'an Android phone': ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36', 5, 'android'],
  'a messenger on Android': ['Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49', 5, 'messenger'],
  'a laptop with a touch screen': ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36', 10, 'none'],
}

test.each(Object.entries(AGENTS))('%s is known for what it is', (_name, [userAgent, touchPoints, place]) => {
  expect(installPlace({ userAgent, touchPoints, isInstalled: false })).toBe(place)
})

test('who has it on the home screen is told nothing more', () => {
  for (const [userAgent, touchPoints] of Object.values(AGENTS)) expect(installPlace({ userAgent, touchPoints, isInstalled: true })).toBe('none')
})
