import type { Conversation } from '../../model/conversation'
import type { ChatMessage, FilePart, MessagePart, Source } from '../../model/message'
import { pathOf } from '../message-tree'
import { escapeText, toAnswerBlock, toLink, toQuote, toUserBlock } from './markdown-text'
import { withNumberedSources } from './number-sources'

export interface MarkdownOptions {
  /** Who speaks. @default { user: '你', assistant: '通义千问', system: '系统' } */
  names?: Partial<Record<ChatMessage['role'], string>>
  /** Stands above an answer's sources. @default '来源' */
  sourcesTitle?: string
  /** Stands below an answer that is not whole; empty for nothing. @default '（回答不完整）' */
  incompleteNote?: string
  /** Also shows how the model reasoned, as a block quote. @default false */
  reasoning?: boolean
  /** The last message of the path to write. @default the conversation's headId, so the visible path */
  headId?: string | null
}

const defaultNames: Record<ChatMessage['role'], string> = {
  user: '你',
  assistant: '通义千问',
  system: '系统',
}

/**
 * A conversation for people to read: its title as `#`, then each turn of the visible path as `##` with its text. The
 * default words are Chinese.
 *
 * - An answer keeps its Markdown. Its headings are pushed down until they stand below the turn's, marks of sources become
 *   `[1]`, and the sources are listed below it; those of several runs are numbered as one.
 * - What a person wrote is kept as written, also where it is Markdown.
 * - Code or raw HTML that is still open is closed, so that it does not take in the turns below.
 * - Files and sources are links when their address is `http:` or `https:`; otherwise a file is its name, a source its name
 *   and its address as text. `data:` addresses are never written.
 * - Calls of tools and steps are left out.
 *
 * Text of a person or a model may hold raw HTML and links of any kind: show the result through a renderer that is made
 * for untrusted Markdown. Never throws.
 */
export function toMarkdown(conversation: Conversation, options: MarkdownOptions = {}): string {
  const { headId = conversation.headId } = options
  const title = escapeText(conversation.title)
  const turns = pathOf(conversation, headId).flatMap((message) => toTurn(message, options))
  return [...(title ? [`# ${title}`] : []), ...turns].map((block) => `${block}\n`).join('\n')
}

/** Blocks, which a blank line will stand between. */
function toTurn(message: ChatMessage, options: MarkdownOptions): readonly string[] {
  const { names, sourcesTitle = '来源', incompleteNote = '（回答不完整）' } = options
  const { role, status } = message
  const { parts, sources } = withNumberedSources(message)
  const note = status.type === 'complete' ? '' : escapeText(incompleteNote)
  return [
    `## ${escapeText(names?.[role] ?? defaultNames[role])}`,
    ...parts.map((part) => toBlock(part, role, options)),
    note && `*${note}*`,
    ...(sources.length > 0
      ? [`**${escapeText(sourcesTitle)}**`, sources.map(toSourceLine).join('\n')]
      : []),
  ].filter((block) => block !== '')
}

function toBlock(part: MessagePart, role: ChatMessage['role'], options: MarkdownOptions): string {
  switch (part.type) {
    case 'text':
      return role === 'assistant' ? toAnswerBlock(part.text) : toUserBlock(part.text)
    case 'reasoning':
      return options.reasoning && part.text.trim() ? toQuote(toAnswerBlock(part.text)) : ''
    case 'file':
      return toFile(part)
    default:
      return ''
  }
}

function toFile({ name, mediaType, url }: FilePart): string {
  const shown = name?.trim() || mediaType
  return toLink(shown, url) ?? escapeText(shown)
}

/** A bullet, as the numbers of sources may have gaps, which a numbered list would close. */
function toSourceLine({ index, url = '', title, documentName, siteName }: Source): string {
  const name = [title, documentName, siteName].find((name) => name?.trim()) ?? ''
  const shownUrl = /^\s*data:/i.test(url) ? '' : url
  const link = toLink(name || url, url)
  return `- [${escapeText(index)}] ${link ?? escapeText(`${name} ${shownUrl}`)}`.trimEnd()
}
