import { read } from '../pretty-json'

/** A piece of a document that a search has found, or a memory. */
export interface Passage {
  readonly text: string
  readonly title?: string
  /** The document it is of. */
  readonly document?: string
  /** How well it fits, from 0 to 1. */
  readonly score?: number
  /** The number of its mark in the answer. */
  readonly index?: string
}

const LISTS = ['nodes', 'documents', 'docs', 'chunks', 'results', 'data', 'memories', 'pages']
const TEXTS = ['content', 'text', 'chunk', 'snippet', 'summary', 'description', 'memory']
const DOCUMENTS = ['dataName', 'data_name', 'docName', 'doc_name', 'documentName', 'fileName']
const INDEXES = ['referenceIndex', 'reference_index', 'index_id', 'index']

/**
 * What a search says it has found. Bailian's observation is JSON text of a list: of objects such as `{ content, dataName,
 * title, score, referenceIndex }` for a knowledge base, of strings for memories, empty for nothing found. Other shapes
 * are read as far as they are like it.
 *
 * @returns undefined where it is nothing like it, so that the text is shown as it is
 */
export function toPassages(observation: string): readonly Passage[] | undefined {
  const list = listIn(read(observation), 2)
  if (!list) return undefined
  const passages = list.flatMap((item) => toPassage(item) ?? [])
  return passages.length > 0 || list.length === 0 ? passages : undefined
}

/** The list itself, or in an object around it. */
function listIn(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (!isObject(value) || depth === 0) return undefined
  for (const name of LISTS) {
    const list = listIn(value[name], depth - 1)
    if (list) return list
  }
  return undefined
}

function toPassage(item: unknown): Passage | undefined {
  if (typeof item === 'string') return item.trim() ? { text: item } : undefined
  if (!isObject(item)) return undefined
  const text = textIn(item, TEXTS)
  const title = textIn(item, ['title', 'name'])
  const document = textIn(item, DOCUMENTS)
  if (!text && !title && !document) return undefined
  const { score } = item
  const index = INDEXES.map((name) => item[name]).find(isIndex)
  return {
    text: text ?? '',
    ...(title && { title }),
    ...(document && { document }),
    ...(typeof score === 'number' && score >= 0 && score <= 1 && { score }),
    ...(index !== undefined && { index: String(index) }),
  }
}

function textIn(item: Record<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = item[name]
    if (typeof value === 'string' && value.trim()) return value.trim()
  }
  return undefined
}

function isIndex(value: unknown): boolean {
  return Number.isInteger(value) || (typeof value === 'string' && /^\d{1,4}$/.test(value))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
