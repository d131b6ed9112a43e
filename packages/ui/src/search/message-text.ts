import type { ChatMessage, CitationFormat } from '@tyqw/core'
import { BARRIER, foldText } from './fold-text'
import { toShownText } from './shown-text'

/** The text of a message as it is searched. */
export type ReadMessage = (message: ChatMessage) => string

/** Reads each state of a message once, and only when it is asked for. Until the Markdown parser has come, answers are read as they are written. */
export function createMessageReader(citationFormat?: CitationFormat): {
  readonly read: ReadMessage
  /** Fetches the parser. Never rejects: without it, signs are part of the text, as on the page. */
  prepare(): Promise<void>
} {
  let known = new WeakMap<ChatMessage, string>()
  let parser: ReturnType<(typeof import('../markdown/parser'))['createParser']> | undefined

  function toText(message: ChatMessage): string {
    const sources = new Set(message.sources.map(({ index }) => index))
    return message.parts
      .flatMap((part) => (part.type === 'text' ? [part.text] : []))
      .map((text) =>
        parser && message.role === 'assistant'
          ? toShownText(parser.parse(text, {}), (index) => sources.has(index))
          : text,
      )
      .join(BARRIER)
  }

  return {
    read(message) {
      let text = known.get(message)
      if (text === undefined) known.set(message, (text = foldText(toText(message))))
      return text
    },
    async prepare() {
      if (parser) return
      const { createParser } = await import('../markdown/parser').catch(() => ({
        createParser: undefined,
      }))
      parser = createParser?.({ citationFormat })
      known = new WeakMap()
    },
  }
}
