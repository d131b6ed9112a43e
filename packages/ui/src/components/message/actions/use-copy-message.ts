import type { ChatMessage } from '@tyqw/core'
import { textOf } from '@tyqw/core'
import type { Ref } from 'vue'
import { useCopy } from '../../../composables/use-copy'
import { toCopies, type Copies } from '../../../markdown/copy/to-copies'
import { useMarkdownOptions } from '../../../markdown/markdown-options'
import { useLocale } from '../../../locale/use-whole-locale'
import { useChatContext } from '../../parts/chat-context'
import { groupParts } from '../group-parts'

export interface CopyMessage {
  /** True for a moment after it was copied. */
  readonly isCopied: Readonly<Ref<boolean>>
  /** Clean text, and the same for word processors beside it; what a person wrote as it was written. */
  copyText(): Promise<void>
  /** The Markdown an answer was written in. */
  copyMarkdown(): Promise<void>
}

/** Puts a message on the clipboard, without marks of sources, and says whether that worked. */
export function useCopyMessage(message: () => ChatMessage): CopyMessage {
  const { announce } = useChatContext('TyqwMessageActions')
  const locale = useLocale()
  const { isCopied, copy } = useCopy()
  const markdown = useMarkdownOptions()

  function copies(): Copies {
    const texts = groupParts(message()).flatMap((group) =>
      group.type === 'part' && group.part.type === 'text'
        ? [{ text: group.part.text, sources: group.sources }]
        : [],
    )
    return toCopies(texts, markdown.value)
  }

  async function put(text: string, html?: string): Promise<void> {
    const isDone = await copy(text, html)
    announce(isDone ? locale.value.copied : locale.value.copyFailed)
  }

  return {
    isCopied,
    copyText() {
      if (message().role === 'user') return put(textOf(message()))
      const { text, html } = copies()
      return put(text, html)
    },
    copyMarkdown: () => put(copies().markdown),
  }
}
