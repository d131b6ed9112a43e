import markdownIt, { type MarkdownIt } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { autolinkRule } from './autolink-rule'
import { chineseBreakRule } from './chinese-break-rule'
import { bidiRule } from './bidi-rule'
import { citationRule, type CitationOptions } from './citation-rule'
import { depthRule } from './depth-rule'
import { footnoteRule } from './footnotes/footnote-rule'
import { mathRule } from './math/math-rule'
import { normalizeLinkRule } from './normalize-link'
import { referenceRule } from './reference-rule'
import { strikethroughRule } from './strikethrough-rule'
import { taskListRule } from './task-list-rule'

/** CommonMark with tables, strikethrough, tasks, footnotes and citations. Raw HTML stays text; `**“重点”**字` is bold. */
export function createParser(options: CitationOptions = {}): MarkdownIt {
  return markdownIt({ html: false, linkify: true })
    .use(cjkFriendly)
    .use(strikethroughRule)
    .use(mathRule)
    .use(citationRule, options)
    .use(referenceRule)
    .use(footnoteRule)
    .use(normalizeLinkRule)
    .use(autolinkRule)
    .use(taskListRule)
    .use(chineseBreakRule)
    .use(bidiRule)
    .use(depthRule)
}
