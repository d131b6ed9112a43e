import type { MarkdownIt, Token } from 'markdown-it'

const chinesePunctuation = /[，。；：！？、（）「」『』【】《》“”‘’…]/

/** Plain URLs and addresses become links, and end before Chinese punctuation; file names such as `main.py` do not. */
export function autolinkRule(parser: MarkdownIt): void {
  parser.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true })
  parser.core.ruler.after('linkify', 'autolink-end', (state) => {
    for (const block of state.tokens) {
      if (block.type === 'inline' && block.children) cutLinks(block.children, state.Token)
    }
  })
}

function cutLinks(tokens: Token[], TokenOf: typeof Token): void {
  for (let index = 0; index < tokens.length - 2; index += 1) {
    const [open, text, close] = tokens.slice(index, index + 3)
    if (open?.type !== 'link_open' || open.info !== 'auto' || !text || !close) continue
    const end = text.content.search(chinesePunctuation)
    if (end <= 0) continue
    const rest = new TokenOf('text', '', 0)
    rest.content = text.content.slice(end)
    text.content = text.content.slice(0, end)
    open.attrSet('href', text.content)
    tokens.splice(index + 3, 0, rest)
  }
}
