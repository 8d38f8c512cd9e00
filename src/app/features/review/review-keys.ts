/**
 * Single letters as commands, for a teacher who reads hundreds of logs. A letter never acts while something is being
 * typed, with a modifier, under an open dialog, or because it is held down; and all of it can be switched off
 * (WCAG 2.1.4), since a voice program speaks letters.
 */
import { useEffect, useEffectEvent, useLayoutEffect } from 'react'
import { create } from 'zustand'
import { readPreference, writePreference } from '../../store/device.ts'

export type ReviewKey = 'j' | 'k' | 'c' | 'r' | 'e'

const SETTING = 'review-keys'

interface KeySwitch {
  readonly on: boolean
  readonly turn: (on: boolean) => void
}

export const useKeySwitch = create<KeySwitch>((set) => ({
  on: true,
  turn: (on) => {
    set({ on })
    void writePreference(SETTING, on)
  },
}))

/** Asks the device once whether the keys were switched off. */
export const useKeyPreference = (): void =>
  useEffect(() => {
    void readPreference<boolean>(SETTING).then((on) => on === false && useKeySwitch.setState({ on }))
  }, [])

const DIALOG = '[role="dialog"], [role="alertdialog"]'
const TEXT = 'textarea, select, input:not([type="radio"], [type="checkbox"], [type="button"]), [role="textbox"], [role="combobox"], [role="listbox"]'
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest(TEXT) !== null)

/** The phrase of a digit, by its place on the keyboard: with Alt some layouts write other letters there. */
export const phraseOf = (phrases: readonly string[], code: string): string | undefined => {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit === undefined ? undefined : phrases[Number(digit) - 1]
}

const isKey = (key: string): key is ReviewKey => ['j', 'k', 'c', 'r', 'e'].includes(key)

/**
 * @param deeds what each letter does here; a letter that is not named does nothing
 * @param onPhrase what is done with the phrase whose digit was pressed
 */
export const useReviewKeys = (deeds: Partial<Record<ReviewKey, () => void>>, phrases: readonly string[] = [], onPhrase?: (phrase: string) => void): void => {
  const onKey = useEffectEvent((e: KeyboardEvent) => {
    if (!useKeySwitch.getState().on || e.defaultPrevented || e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return
    const key = e.key.toLowerCase()
    if (isTyping(e.target)) return
    const phrase = e.repeat ? undefined : phraseOf(phrases, e.code)
    if (phrase !== undefined && onPhrase !== undefined && document.querySelector(DIALOG) === null) {
      e.preventDefault()
      onPhrase(phrase)
      return
    }
    if (!isKey(key)) return
    // Walking may be held down; a deed that cannot be undone may not.
    if (e.repeat && key !== 'j' && key !== 'k') return
    if (document.querySelector(DIALOG) !== null) return
    const deed = deeds[key]
    if (deed === undefined) return
    e.preventDefault()
    deed()
  })
  // Before the browser draws: a button that shows its letter already answers to it.
  useLayoutEffect(() => {
    const listen = (e: KeyboardEvent) => onKey(e)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
