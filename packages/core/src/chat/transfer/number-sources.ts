import type { ChatMessage, MessagePart, Source } from '../../model/message'

/** `<ref>[4]</ref>`, `[ref_4]` or `[4]`; not the text of a link, nor its definition. */
const mark = /<ref>\[[\d,，、\s]{1,40}\]<\/ref>|\[(?:ref_)?\d{1,4}\](?![(:])/g

/**
 * An answer whose sources and marks are numbered as one: each run counts its sources from 1, and a number that an earlier run
 * has taken becomes the next free one. Text that one run began and another went on with becomes one part.
 */
export function withNumberedSources(message: ChatMessage): Pick<ChatMessage, 'parts' | 'sources'> {
  const { runStarts = [] } = message.metadata
  const { sources, changes } = numberSources(message.sources)
  const parts: MessagePart[] = []
  let run = 0
  for (const [place, part] of message.parts.entries()) {
    while ((runStarts[run] ?? Infinity) <= place) run++
    const numbered = withNumbers(part, changes.get(run))
    const last = parts.at(-1)
    if (last?.type === 'text' && numbered.type === 'text')
      parts[parts.length - 1] = { ...last, text: last.text + numbered.text }
    else parts.push(numbered)
  }
  return { parts, sources }
}

type Numbers = Map<string, string>

/** The sources with their new numbers, and for each run where one has changed, the new number of each index. */
function numberSources(sources: readonly Source[]) {
  const byRun = new Map<number, Numbers>()
  const changes = new Map<number, Numbers>()
  const taken = new Set<string>()
  let next = 1
  const numbered = sources.map((source) => {
    const { run = 0, index } = source
    const numbers = byRun.get(run) ?? new Map<string, string>()
    byRun.set(run, numbers)
    while (taken.has(`${next}`)) next++
    const number = numbers.get(index) ?? (taken.has(index) ? `${next}` : index)
    if (number !== index) changes.set(run, numbers)
    taken.add(number)
    numbers.set(index, number)
    return { ...source, index: number }
  })
  return { sources: numbered, changes }
}

function withNumbers(part: MessagePart, numbers: Numbers | undefined): MessagePart {
  if (!numbers || (part.type !== 'text' && part.type !== 'reasoning')) return part
  const text = part.text.replace(mark, (found) =>
    found.replace(/\d+/g, (index) => numbers.get(index) ?? index),
  )
  return { ...part, text }
}
