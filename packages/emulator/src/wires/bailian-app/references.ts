import type { SourceDocument } from '../../scenarios/scenario'

/** `doc_references`: all documents whose mark has closed in this text, in the order of their first mark. */
export function toReferences(text: string, sources: readonly SourceDocument[]) {
  if (sources.length === 0) return []
  const cited = new Set([...text.matchAll(/<ref>\[(\d+)\]<\/ref>/g)].map(([, index]) => index))
  return [...cited].flatMap((index) => {
    const source = sources.find((candidate) => candidate.index === index)
    return source ? [toReference(source)] : []
  })
}

function toReference({ index, title, name, url, text }: SourceDocument) {
  return {
    images: [],
    text,
    index_id: index,
    title,
    doc_name: name,
    doc_id: `file_${index.padStart(8, '0')}`,
    ...(url ? { doc_url: url } : {}),
  }
}
