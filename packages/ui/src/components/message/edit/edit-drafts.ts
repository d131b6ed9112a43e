import { reactive } from 'vue'
import type { TyqwStore } from '../../../store/conversation-store'

/** Questions that are being changed, by their id: a box that is scrolled out of the page, or left for another conversation, is kept. */
export interface EditDrafts {
  /** What stands in the box; undefined while the question is not changed. Tracked. */
  get(id: string): string | undefined
  set(id: string, text: string): void
  end(id: string): void
}

const ofStores = new WeakMap<TyqwStore, EditDrafts>()

/** One for each store, for as long as the page lasts. */
export function editDraftsOf(store: TyqwStore): EditDrafts {
  const known = ofStores.get(store)
  if (known) return known
  const texts = reactive(new Map<string, string>())
  const drafts: EditDrafts = {
    get: (id) => texts.get(id),
    set: (id, text) => void texts.set(id, text),
    end: (id) => void texts.delete(id),
  }
  ofStores.set(store, drafts)
  return drafts
}
