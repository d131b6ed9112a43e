import type { MessageChunk } from '../../model/chunk'
import type { Source } from '../../model/message'
import { numberIn, stringIn, withoutUndefined, type JsonObject } from '../json'

/** Reads lists of pages: each list adds to the ones before, so that an empty or a partial one takes nothing away. */
export function createSourceReader(): (pages: readonly JsonObject[]) => readonly MessageChunk[] {
  const sources = new Map<string, Source>()
  return (pages) => {
    const before = sources.size
    for (const [position, page] of pages.entries()) {
      const source = toSource(page, position)
      if (source && !sources.has(source.index)) sources.set(source.index, source)
    }
    return sources.size > before ? [{ type: 'sources', sources: [...sources.values()] }] : []
  }
}

/** A page of a search (`index`) or of a research (`index_number`). */
function toSource(page: JsonObject, position: number): Source | undefined {
  const title = stringIn(page, 'title')
  const url = stringIn(page, 'url')
  if (!title && !url) return undefined
  const index = numberIn(page, 'index') ?? numberIn(page, 'index_number') ?? position + 1
  const text = stringIn(page, 'description')
  const siteName = stringIn(page, 'site_name')
  const icon = stringIn(page, 'icon')
  return { index: String(index), ...withoutUndefined({ title, url, text, siteName, icon }) }
}
