import type { MessagePart, Step } from '@tyqw/core'

/** A part to show by itself, or the steps that follow one another. */
export type PartGroup =
  | { readonly type: 'part'; readonly key: string; readonly part: MessagePart }
  | { readonly type: 'steps'; readonly key: string; readonly steps: readonly Step[] }

/** The parts of a message as they are shown: steps in a row become one chain; empty text is left out. */
export function groupParts(parts: readonly MessagePart[]): readonly PartGroup[] {
  const groups: PartGroup[] = []
  parts.forEach((part, index) => {
    const last = groups.at(-1)
    if (part.type === 'step' && last?.type === 'steps') {
      groups[groups.length - 1] = { ...last, steps: [...last.steps, part.step] }
    } else if (part.type === 'step') {
      groups.push({ type: 'steps', key: `steps-${index}`, steps: [part.step] })
    } else if (part.type !== 'text' || part.text !== '') {
      groups.push({ type: 'part', key: `${part.type}-${index}`, part })
    }
  })
  return groups
}

/** True while nothing on the page tells that the answer goes on: before the first token, and between two parts. */
export function isSilent(groups: readonly PartGroup[]): boolean {
  const last = groups.at(-1)
  if (!last) return true
  if (last.type === 'steps') return last.steps.every((step) => step.state !== 'running')
  const { part } = last
  if (part.type === 'tool') return part.state.startsWith('output')
  return part.type === 'reasoning' ? part.endedAt !== undefined : part.type === 'file'
}
