import { expect } from 'vitest'
import { userEvent } from 'vitest/browser'
import { settle } from './settle'

/** The name a screen reader gives to a control. */
function nameOf(element: Element): string {
  const labels = element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : []
  const label = labels.map((each) => each.textContent).join(' ')
  return (element.getAttribute('aria-label') ?? (label || element.textContent)).trim()
}

/** True where whoever looks sees what has the focus: a text box may show it on the form that it fills. */
function isFocusSeen(element: Element): boolean {
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  if (outlineStyle !== 'none' && outlineWidth !== '0px') return true
  const surface = element.closest('form')
  if (!surface || !(element instanceof HTMLTextAreaElement)) return false
  const read = () => {
    settle(surface)
    return getComputedStyle(surface).boxShadow
  }
  const shadow = read()
  element.blur()
  const resting = read()
  element.focus()
  return shadow !== resting
}

export function focused(): Element {
  return document.activeElement ?? document.body
}

/**
 * Goes on with Tab until a control with this name has the focus, as somebody does who has no mouse. At every stop the focus is to be
 * seen.
 */
export async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift>}{Tab}{/Shift' = 'Tab') {
  const seen: string[] = []
  for (let count = 0; count < 60; count += 1) {
    await userEvent.keyboard(`{${key}}`)
    const element = focused()
    const label = nameOf(element)
    seen.push(label)
    if (element !== document.body) expect(isFocusSeen(element), `focus on ${label}`).toBe(true)
    if (typeof name === 'string' ? label === name : name.test(label)) return element
  }
  throw new Error(`Tab does not come to ${name}, but to: ${seen.join(' | ')}`)
}

export const backTo = (name: string | RegExp) => tabTo(name, 'Shift>}{Tab}{/Shift')

/** Presses keys, where the focus is. */
export const pressKeys = (keys: string) => userEvent.keyboard(keys)
