import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../model/conversation'
import type { ChatMessage, MessagePart, Source } from '../../model/message'
import { toMarkdown } from './to-markdown'

const text = (text: string): MessagePart => ({ type: 'text', text })

function messageOf(
  role: ChatMessage['role'],
  parts: readonly MessagePart[],
  rest: Partial<ChatMessage> = {},
): ChatMessage {
  const status = { type: 'complete', reason: 'stop' } as const
  return { id: '', role, parts, sources: [], status, createdAt: 0, metadata: { runs: [] }, ...rest }
}

/** A conversation of one path; each message hangs below the one before. */
function conversationOf(title: string, ...messages: readonly ChatMessage[]): Conversation {
  const nodes = messages.map((message, index) => {
    const parentId = index > 0 ? `m${index - 1}` : null
    return [`m${index}`, { message: { ...message, id: `m${index}` }, parentId }]
  })
  return {
    id: 'c',
    title,
    createdAt: 0,
    updatedAt: 0,
    schemaVersion: 1,
    headId: messages.length > 0 ? `m${messages.length - 1}` : null,
    nodes: Object.fromEntries(nodes),
  }
}

/** What stands below the name of a single answer. */
function answer(
  content: string,
  sources: readonly Source[] = [],
  options?: Parameters<typeof toMarkdown>[1],
): string {
  const message = messageOf('assistant', [text(content)], { sources })
  return toMarkdown(conversationOf('', message), options).replace('## 通义千问\n\n', '')
}

describe('a conversation for people to read', () => {
  it('has its title, and each turn below the name of who speaks', () => {
    const conversation = conversationOf(
      '西湖',
      messageOf('system', [text('你是一位诗人。')]),
      messageOf('user', [text('写一首关于西湖的诗')]),
      messageOf('assistant', [text('**水光潋滟**晴方好，\n山色空蒙雨亦奇。')]),
    )
    expect(toMarkdown(conversation)).toBe(
      [
        '# 西湖',
        '',
        '## 系统',
        '',
        '你是一位诗人。',
        '',
        '## 你',
        '',
        '写一首关于西湖的诗',
        '',
        '## 通义千问',
        '',
        '**水光潋滟**晴方好，\n山色空蒙雨亦奇。',
        '',
      ].join('\n'),
    )
  })

  it('takes other words for all that is not theirs', () => {
    const stopped = messageOf('assistant', [text('Hel')], {
      status: { type: 'incomplete', reason: 'stopped' },
      sources: [{ index: '1', title: 'A' }],
    })
    const written = toMarkdown(conversationOf('', messageOf('user', [text('Hi')]), stopped), {
      names: { user: 'You', assistant: 'Qwen' },
      sourcesTitle: 'Sources',
      incompleteNote: 'This answer is not whole.',
    })
    expect(written).toBe(
      '## You\n\nHi\n\n## Qwen\n\nHel\n\n*This answer is not whole.*\n\n**Sources**\n\n- [1] A\n',
    )
  })

  it('ends at the message that is asked for, and is empty without any', () => {
    const conversation = conversationOf(
      '',
      messageOf('user', [text('一')]),
      messageOf('assistant', [text('二')]),
    )
    expect(toMarkdown(conversation, { headId: 'm0' })).toBe('## 你\n\n一\n')
    expect(toMarkdown(conversation, { headId: null })).toBe('')
  })

  it('writes a title and names as text, whatever they hold', () => {
    const conversation = conversationOf(
      '# a_b\n*c* <img src=x> [d](e) &lt; f #',
      messageOf('user', [text('x')]),
    )
    const title = String.raw`# \# a\_b \*c\* \<img src=x\> \[d\](e) \&lt; f \#`
    expect(toMarkdown(conversation, { names: { user: '1. ~x~' } })).toBe(
      `${title}\n\n## 1\\. \\~x\\~\n\nx\n`,
    )
  })

  it('says when an answer is not whole, unless it is told not to', () => {
    const stopped = messageOf('assistant', [], { status: { type: 'streaming' } })
    const conversation = conversationOf('', stopped)
    expect(toMarkdown(conversation)).toBe('## 通义千问\n\n*（回答不完整）*\n')
    expect(toMarkdown(conversation, { incompleteNote: '' })).toBe('## 通义千问\n')
  })
})

describe('the pieces of a message', () => {
  it('come in their order, without steps and calls of tools', () => {
    const message = messageOf('assistant', [
      { type: 'step', step: { id: 's', kind: 'search', name: '联网搜索', state: 'done' } },
      text('先看天气。'),
      { type: 'tool', toolCallId: 't', name: 'weather', input: '{}', state: 'output-available' },
      text('今天晴。'),
    ])
    expect(toMarkdown(conversationOf('', message))).toBe('## 通义千问\n\n先看天气。\n\n今天晴。\n')
  })

  it('are one text where another run went on with it', () => {
    const message = messageOf('assistant', [text('```js\nconst a'), text(' = 1\n```\n\n完')])
    expect(toMarkdown(conversationOf('', message))).toBe(
      '## 通义千问\n\n```js\nconst a = 1\n```\n\n完\n',
    )
  })

  it('show the reasoning as a quote when it is asked for', () => {
    const message = messageOf('assistant', [
      { type: 'reasoning', text: '想一想。\n\n```js\n1', startedAt: 0 },
      { type: 'reasoning', text: ' \n', startedAt: 0 },
      text('好。'),
    ])
    const conversation = conversationOf('', message)
    expect(toMarkdown(conversation)).toBe('## 通义千问\n\n好。\n')
    expect(toMarkdown(conversation, { reasoning: true })).toBe(
      '## 通义千问\n\n> 想一想。\n>\n> ```js\n> 1\n> ```\n\n好。\n',
    )
  })

  it.each([
    [
      'https://a.example/x (1).pdf?a=1&lt;=2',
      '报告[1].pdf',
      '[报告\\[1\\].pdf](https://a.example/x%20\\(1\\).pdf?a=1\\&lt;=2)',
    ],
    ['http://a.example/', undefined, '[application/pdf](http://a.example/)'],
    ['data:application/pdf;base64,AAAA', 'a.pdf', 'a.pdf'],
    ['javascript:alert(1)', '# a.pdf', String.raw`\# a.pdf`],
    ['oss://bucket/a.pdf', '- a_b.pdf', String.raw`\- a\_b.pdf`],
    ['/files/a.pdf', ' ', 'application/pdf'],
    ['', '', 'application/pdf'],
  ])('link a file at %s', (url, name, expected) => {
    const file = { type: 'file', mediaType: 'application/pdf', url, ...(name && { name }) } as const
    const message = messageOf('user', [file, text('看看这个')])
    expect(toMarkdown(conversationOf('', message))).toBe(`## 你\n\n${expected}\n\n看看这个\n`)
  })
})

describe('the text of an answer', () => {
  it.each([
    ['stays as it is', '- 一\n  - 二\n\n| a | b |\n|---|---|\n| 1 | 2 |', undefined],
    ['keeps its headings where they stand below the name', '### 一\n\n##### 二', undefined],
    [
      'has its headings pushed down together',
      '# 一\n\n## 二\n\n###### 三\n\n#标签',
      '### 一\n\n#### 二\n\n###### 三\n\n#标签',
    ],
    [
      'keeps what looks like a heading in code',
      '# 一\n\n```sh\n# 二\n```\n\n    # 三',
      '### 一\n\n```sh\n# 二\n```\n\n    # 三',
    ],
    ['keeps the headings of lists and quotes', '- # 一\n\n> # 二', undefined],
    ['loses the blank lines around it', '\n \r\n一\r\n\r\n二\n\n ', '一\n\n二'],
    ['keeps the code it begins with', '\n    code', '    code'],
    [
      'has its sources as plain marks',
      '甲<ref>[1]</ref>乙<ref>[2，3]</ref>丙[ref_4][ref_5]。',
      '甲[1]乙[2，3]丙[4][5]。',
    ],
    [
      'has no mark that becomes a link',
      '<ref>[1]</ref>(a)[ref_2](b)\n<ref>[3]</ref>: c',
      '\\[1](a)\\[2](b)\n\\[3]: c',
    ],
    [
      'keeps marks in code',
      '`a[ref_1]` ``b`[ref_2]`` [ref_3]\n\n```\n<ref>[4]</ref>\n```',
      '`a[ref_1]` ``b`[ref_2]`` [3]\n\n```\n<ref>[4]</ref>\n```',
    ],
    ['keeps what is no mark', '<ref>[x]</ref> [ref_] <ref>[1]', undefined],
  ])('%s', (_, content, expected = content) => {
    expect(answer(content)).toBe(`${expected}\n`)
  })
})

describe('code and HTML that are still open', () => {
  it.each([
    ['a fence', '```js\nconst a = 1', '```'],
    ['a longer fence', '````\n```\n', '````'],
    ['a fence of tildes', '~~~ a`b\n```', '~~~'],
    ['a fence after one that has ended', '```\n```\n  ```', '  ```'],
    ['a fence in a list', '1. 一\n   ```js\n   a', '   ```'],
    ['a fence that begins an item', '- ```js\n  a\n\n  b', '  ```'],
    ['a fence in a list in a quote', '> - 一\n>   ~~~\n>   a', '>   ~~~'],
    ['a fence after a quote with one', '> ```\n> a\n```', '```'],
    ['a comment', '一\n<!-- 二', '-->'],
    ['preformatted text', '<pre class="x">\n\na', '</pre>'],
    ['a script', '<SCRIPT>\n\na', '</script>'],
    ['an instruction', '<?xml\n\na', '?>'],
    ['a declaration', '<!DOCTYPE\n\na', '>'],
    ['character data', '<![CDATA[\n\na', ']]>'],
    ['code below details', '<details>\n```js\n\na\n```', '```'],
  ])('%s', (_, content, closing) => {
    const closed = `${content.trimEnd()}\n${closing}\n`
    expect(answer(content)).toBe(closed)
    expect(toMarkdown(conversationOf('', messageOf('user', [text(content)])))).toBe(
      `## 你\n\n${closed}`,
    )
  })

  it.each([
    ['what has ended', '```js\na\n``` \n\n<!-- b -->\n<pre>c</pre>'],
    ['what ends with its list', '- ```js\n  a\n\n然后'],
    ['what ends with its quote', '> <!-- a\n\n然后'],
    ['code between words', 'a ``` b'],
    ['a fence whose words hold a backtick', '``` a`b'],
    ['code by its indent', '    ```'],
    ['a rule that looks like lists', '- - -\n* * *'],
    ['lists that are empty', '-\n1)\n-     ```'],
    ['details', '<details>\n<summary>一</summary>\n```'],
  ])('not %s', (_, content) => {
    expect(answer(content)).toBe(`${content}\n`)
  })
})

describe('what a person wrote', () => {
  it('stays as it is, also where it is Markdown', () => {
    const content = '# 注释 [ref_1] <ref>[1]</ref>\n\n<b>**粗**</b>'
    const conversation = conversationOf('', messageOf('user', [text(content)]))
    expect(toMarkdown(conversation)).toBe(`## 你\n\n${content}\n`)
  })
})

describe('sources', () => {
  it('of several runs are numbered as one, and so are their marks', () => {
    const message = messageOf(
      'assistant',
      [
        text('甲<ref>[1]</ref>，```a[1]'),
        { type: 'tool', toolCallId: 't', name: 'x', input: '{}', state: 'output-available' },
        text('乙<ref>[1、2]</ref>[ref_2][1](x)[9]，`'),
        text('丙[1]`[2]'),
      ],
      {
        metadata: { runs: [{}, {}, {}], runStarts: [1, 3] },
        sources: [
          { index: '1', title: '一' },
          { index: '2', title: '二' },
          { index: '1', title: '三', run: 1 },
          { index: '1', title: '三之二', run: 1 },
          { index: '2', title: '四', run: 1 },
          { index: '5', title: '五', run: 2 },
          { index: '2', title: '六', run: 2 },
        ],
      },
    )
    expect(toMarkdown(conversationOf('', message))).toBe(
      [
        '## 通义千问',
        '甲[1]，```a[1]',
        '乙[3、4][4][1](x)[9]，`丙[1]`[6]',
        '**来源**',
        '- [1] 一\n- [2] 二\n- [3] 三\n- [3] 三之二\n- [4] 四\n- [5] 五\n- [6] 六\n',
      ].join('\n\n'),
    )
  })

  it.each<[expected: string, source: Source]>([
    ['- [1] [一](https://a.example/)', { index: '1', title: '一', url: 'https://a.example' }],
    [
      '- [2] [二\\](x)](http://a.example/)',
      { index: '2', title: '二](x)', url: 'http://a.example' },
    ],
    [
      '- [3] [文档](https://a.example/)',
      { index: '3', title: ' ', documentName: '文档', url: 'https://a.example' },
    ],
    [
      '- [4] 站点 javascript:alert(1)',
      { index: '4', siteName: '站点', url: 'javascript:alert(1)' },
    ],
    ['- [5] 五', { index: '5', title: '五', url: ' DATA:text/html,x' }],
    [
      '- [6] [https://a.example/x\\_y](https://a.example/x_y)',
      { index: '6', url: 'https://a.example/x_y' },
    ],
    ['- [7]', { index: '7' }],
    ['- [\\*8\\*] 一 二 \\<b\\>', { index: '*8*', title: ' 一\n二\t<b> ' }],
  ])('%s', (expected, source) => {
    expect(answer('好。', [source])).toBe(`好。\n\n**来源**\n\n${expected}\n`)
  })

  it('stand below each other', () => {
    const sources = [
      { index: '4', title: '四' },
      { index: '7', title: '七' },
    ]
    expect(answer('好。', sources)).toBe('好。\n\n**来源**\n\n- [4] 四\n- [7] 七\n')
  })
})

describe('hostile text', () => {
  it.each([
    ['quotes', '>'.repeat(100_000)],
    ['lists and blank lines', `${'- '.repeat(20_000)}${'\n'.repeat(100_000)}a`],
    ['backticks', '` `` ``` '.repeat(30_000)],
    ['a long fence', `${'`'.repeat(100_000)}\n`.repeat(3)],
    ['marks that never end', '<ref>[1,'.repeat(50_000)],
    ['spaces', `a${' '.repeat(200_000)}a`],
    ['blank lines', ' \n'.repeat(100_000)],
  ])('of %s takes no more time than its size', (_, content) => {
    const before = performance.now()
    answer(content)
    expect(performance.now() - before).toBeLessThan(2000)
  })

  it('of many parts, runs and sources takes no more time than its size', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => index)
    const message = messageOf(
      'assistant',
      many.map(() => text('[1]')),
      {
        metadata: { runs: [], runStarts: many },
        sources: many.map((run) => ({ index: '1', run })),
      },
    )
    const before = performance.now()
    expect(toMarkdown(conversationOf('', message))).toContain('[49999][50000]')
    expect(performance.now() - before).toBeLessThan(2000)
  })

  it('never makes it throw', () => {
    const piece = fc.constantFrom('```', '~~~', '  ', '> ', '- ', '\n', 'a', '# ', '<!--', '-->')
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(any, any, any, (title, content, url) => {
        const message = messageOf('assistant', [text(content)], {
          sources: [{ index: title, title: content, url }],
        })
        expect(toMarkdown(conversationOf(title, message))).toMatch(/[^\n]\n$/)
      }),
    )
  })
})
