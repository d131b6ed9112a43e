import { computed, ref, type ComputedRef } from 'vue'
import { pages, type Page } from './pages'

const path = ref(location.pathname)
addEventListener('popstate', () => (path.value = location.pathname))

/** The page that the address names; an unknown address is the first page. */
export function usePage(): ComputedRef<Page> {
  return computed(() => pages.find((page) => page.path === path.value) ?? (pages[0] as Page))
}

/** The address of a page, with the choices that are made. */
export function toHref(page: Page): string {
  const query = new URLSearchParams(location.search)
  const kept = new URLSearchParams()
  for (const name of ['locale', 'theme']) {
    const value = query.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept.size > 0 ? `${page.path}?${kept}` : page.path
}

/** Opens a page from its link, unless the browser is asked for a new tab. @returns whether it did */
export function follow(event: MouseEvent, page: Page): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false
  event.preventDefault()
  history.pushState(null, '', toHref(page))
  path.value = page.path
  return true
}
