import { createMessage } from '@tyqw/core'
import { array, assert, asyncProperty, constantFrom } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApp, h, nextTick, shallowRef } from 'vue'
import TyqwMarkdown from '../markdown/TyqwMarkdown.vue'
import { preloadMarkdown } from '../markdown/use-renderer'
import { findMatches } from './find-matches'
import { foldText } from './fold-text'
import { createMessageReader } from './message-text'
import { findOnPage } from './page-text'

const lines = constantFrom(
  '',
  '',
  '问',
  '**问**题',
  '*问*',
  '# 问',
  '## 标题 问',
  '- 问',
  '  - 问 a',
  '1. 问',
  '> 问',
  '```js',
  '```',
  '`问`',
  '| 问 | a |',
  '| --- | --- |',
  '| a | 问 |',
  '![问](x.png)',
  '[问](https://example.com)',
  '<ref>[1]</ref>问',
  '问[^1]',
  '[^1]: 问',
  '$问$',
  '$$',
  'ＡｂＣ',
  'a  b',
  'a\\',
  '&amp;问',
  '- [x] 问',
  '---',
  'www.example.com 问',
  '[1]',
  '[ref_1]问',
  '\u202e问',
  '<b>问</b>',
  '    问',
  '~~问~~',
  '问[1]题',
)

describe('a message on the page', () => {
  it('has its matches where they are found in its text', async () => {
    await preloadMarkdown()
    const reader = createMessageReader()
    await reader.prepare()
    const content = shallowRef('')
    const message = document.createElement('article')
    document.body.append(message)
    const app = createApp(() => h(TyqwMarkdown, { content: content.value }))
    app.mount(message)
    await assert(
      asyncProperty(
        array(lines, { maxLength: 12 }).map((all) => all.join('\n')),
        constantFrom('问', '问题', 'a', 'abc', 'a b', '题', '问问', 'u+202e问'),
        async (text, query) => {
          content.value = text
          await nextTick()
          const read = reader.read(
            createMessage('assistant', { id: 'm', createdAt: 0, parts: [{ type: 'text', text }] }),
          )
          const ranges = findOnPage(message, query)
          expect(ranges).toHaveLength(findMatches(read, query).length)
          // A mark between two characters is not read, and lies in the range.
          for (const range of ranges) {
            const marks = range.cloneContents()
            for (const mark of marks.querySelectorAll('.tyqw-citations, .tyqw-footnote-ref'))
              mark.remove()
            expect(foldText(marks.textContent ?? '')).toBe(query)
          }
        },
      ),
      { numRuns: 400 },
    )
    app.unmount()
    message.remove()
  }, 60_000)
})
