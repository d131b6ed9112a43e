import type { MarkdownIt } from 'markdown-it'

const box = /^\[([ xX])\]\s+/

/** Makes a `task` token of `[ ]` and `[x]` at the beginning of a list item. */
export function taskListRule(parser: MarkdownIt): void {
  parser.core.ruler.after('inline', 'task-list', (state) => {
    state.tokens.forEach((token, index) => {
      const opensItem =
        token.type === 'inline' &&
        state.tokens[index - 1]?.type === 'paragraph_open' &&
        state.tokens[index - 2]?.type === 'list_item_open'
      const text = opensItem ? token.children?.[0] : undefined
      const match = text?.type === 'text' ? box.exec(text.content) : null
      if (!text || !match) return
      text.content = text.content.slice(match[0].length)
      const task = new state.Token('task', 'input', 0)
      task.meta = { isDone: match[1] !== ' ' }
      token.children?.unshift(task)
      state.tokens[index - 2]?.attrSet('class', 'tyqw-task')
    })
  })
}
