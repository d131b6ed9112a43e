import { getCurrentInstance, useId, type App } from 'vue'

/** The apps of this page that have chats, in the order in which they asked. */
const numbers = new WeakMap<App, number>()
let count = 0

/**
 * An id that nothing else on the page has. Vue counts within one app, while a page may have several, with and without chats. A
 * server renders each page as if it had one.
 */
export function usePageId(): string {
  const id = `tyqw-${useId()}`
  const app = getCurrentInstance()?.appContext.app
  if (!app || typeof document === 'undefined') return id
  const number = numbers.get(app) ?? count++
  numbers.set(app, number)
  return number === 0 ? id : `${id}-${number}`
}
