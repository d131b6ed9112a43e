import type { ChatMessage, FilePart, MessagePart, Source, Step } from '@tyqw/core'

/** A part to show by itself, or the steps or files that follow one another. */
export type PartGroup =
  | {
      readonly type: 'part'
      readonly key: string
      readonly part: Exclude<MessagePart, { type: 'step' | 'file' }>
      /** What the marks in its text stand for. */
      readonly sources: readonly Source[]
    }
  | { readonly type: 'steps'; readonly key: string; readonly steps: readonly Step[] }
  | { readonly type: 'files'; readonly key: string; readonly files: readonly FilePart[] }

/**
 * The parts of a message as they are shown: steps in a row become one chain, and files one group; text that was continued is one
 * text; empty text is left out.
 */
export function groupParts(
  message: Pick<ChatMessage, 'parts' | 'sources' | 'metadata'>,
): readonly PartGroup[] {
  const { parts, sources, metadata } = message
  const { runStarts = [] } = metadata
  // Each run counts its sources from 1, so the marks of two runs must not meet in one text.
  const isCounted = sources.some(({ run }) => run !== undefined)
  const groups: PartGroup[] = []

  parts.forEach((part, index) => {
    const last = groups.at(-1)
    const before = last?.type === 'part' ? last.part : undefined
    if (part.type === 'step' && last?.type === 'steps') {
      groups[groups.length - 1] = { ...last, steps: [...last.steps, part.step] }
    } else if (part.type === 'step') {
      groups.push({ type: 'steps', key: `steps-${index}`, steps: [part.step] })
    } else if (part.type === 'file' && last?.type === 'files') {
      groups[groups.length - 1] = { ...last, files: [...last.files, part] }
    } else if (part.type === 'file') {
      groups.push({ type: 'files', key: `files-${index}`, files: [part] })
    } else if (part.type === 'text' && part.text === '') {
      // Nothing to show yet.
    } else if (part.type === 'text' && last && before?.type === 'text' && !isCounted) {
      const text = before.text + part.text
      groups[groups.length - 1] = { ...last, part: { type: 'text', text } } as PartGroup
    } else {
      const run = runStarts.filter((start) => start <= index).length
      const own = isCounted ? sources.filter((source) => (source.run ?? 0) === run) : sources
      groups.push({ type: 'part', key: `${part.type}-${index}`, part, sources: own })
    }
  })
  return groups
}

/** True while nothing on the page tells that the answer goes on: before the first token, and between two parts. */
export function isSilent(groups: readonly PartGroup[]): boolean {
  const last = groups.at(-1)
  if (!last) return true
  if (last.type === 'steps') return last.steps.every((step) => step.state !== 'running')
  if (last.type === 'files') return true
  const { part } = last
  if (part.type === 'tool') return part.state.startsWith('output')
  return part.type === 'reasoning' && part.endedAt !== undefined
}
