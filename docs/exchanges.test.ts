// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { exchanges, toChunkLines, toHttp } from './exchanges'
import { readPage } from './snippets'

const pages = Object.keys(exchanges).flatMap((page) => [page, `en/${page}`])

/** The blocks of a page in the order request, answer, chunks. */
function blocksOf(page: string, language: string): string[] {
  const blocks = readPage(page).matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)
  return [...blocks].filter((block) => block[1] === language).map((block) => block[2] ?? '')
}

function parseHttp(text: string) {
  const [head = '', body = ''] = text.split('\n\n')
  const [start, ...headers] = head.split('\n')
  return { start, headers: headers.sort(), body: JSON.parse(body) as unknown }
}

const parse = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as object)

describe.each(pages)('the exchanges of %s', (page) => {
  const expected = exchanges[page.replace('en/', '')] ?? []

  it('show what the client sends', () => {
    const shown = blocksOf(page, 'http').map(parseHttp)
    expect(shown).toEqual(expected.map((exchange) => parseHttp(toHttp(exchange))))
  })

  it('show what the client makes of the answer', async () => {
    const answers = blocksOf(page, 'text').filter((block) => /^(id|data):/.test(block))
    const shown = blocksOf(page, 'jsonl').map((block) => parse(block.split('\n')))
    const made = expected.map((exchange, index) => toChunkLines(exchange, `${answers[index]}\n\n`))
    const chunks = (await Promise.all(made)).map((lines) =>
      // The pages leave these out: one comes with nearly every frame.
      parse(lines).filter((chunk) => !('usage' in chunk)),
    )
    expect(shown).toEqual(chunks)
  })
})
