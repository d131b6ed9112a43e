import type { FilePart, Source } from '@tyqw/core'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick, type Component } from 'vue'
import { preloadMarkdown } from '../../markdown/use-renderer'
import TyqwError from '../parts/TyqwError.vue'
import TyqwFilePart from './TyqwFilePart.vue'
import TyqwReasoningPart from './TyqwReasoningPart.vue'
import TyqwSources from './TyqwSources.vue'
import TyqwSteps from './TyqwSteps.vue'
import TyqwToolPart from './TyqwToolPart.vue'

const control = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const text = 'a\u202Egpj.exe'

beforeAll(() => preloadMarkdown())

/** Puts a part on the page, and unfolds it. */
async function show(component: Component, props: Record<string, unknown>): Promise<HTMLElement> {
  const root = mount(component, { props }).element as HTMLElement
  for (const button of root.querySelectorAll<HTMLElement>('[aria-expanded=false]')) button.click()
  await nextTick()
  return root
}

/** All that is written in an element, or said of it. A URL is asked for as it is. */
function wordsOf(root: HTMLElement): string {
  const attributes = [root, ...root.querySelectorAll('*')].flatMap((element) =>
    Array.from(element.attributes, ({ name, value }) => (name === 'href' ? '' : value)),
  )
  return [root.textContent, ...attributes].join(' ')
}

const source = (fields: Partial<Source>) => ({ sources: [{ index: '1', ...fields }] })
const file = (fields: Partial<FilePart>) => ({
  part: { type: 'file', mediaType: 'text/plain', url: 'https://example.com/a', ...fields },
})
const tool = (fields: Record<string, unknown>) => ({
  part: { type: 'tool', toolCallId: 'c', name: 'x', input: '', state: 'running', ...fields },
})
const step = (fields: Record<string, unknown>) => ({
  steps: [{ id: 's', kind: 'retrieval', name: 'x', state: 'done', ...fields }],
})
const error = (fields: Record<string, unknown>) => ({
  error: { code: 'X', kind: 'server', message: 'x', retryable: true, ...fields },
  isLast: true,
})

const places: Readonly<Record<string, [Component, Record<string, unknown>]>> = {
  'a source’s title': [TyqwSources, source({ title: text })],
  'a source’s text': [TyqwSources, source({ title: 'x', text })],
  'a source’s document': [TyqwSources, source({ title: 'x', documentName: text })],
  'a source’s site': [TyqwSources, source({ title: 'x', siteName: text })],
  'a source’s number': [TyqwSources, source({ index: text, title: 'x' })],
  'the title of a source with a URL': [TyqwSources, source({ title: text, url: 'https://a.b' })],
  'an error’s code': [TyqwError, error({ code: text })],
  'an error’s message': [TyqwError, error({ message: text })],
  'a request id': [TyqwError, error({ requestId: text })],
  'a file’s name': [TyqwFilePart, file({ name: text })],
  'an image’s name': [TyqwFilePart, file({ name: text, mediaType: 'image/png' })],
  'a tool’s name': [TyqwToolPart, tool({ name: text })],
  'the name of a tool that asks': [TyqwToolPart, tool({ name: text, state: 'approval-requested' })],
  'what a tool that asks is given': [
    TyqwToolPart,
    tool({ input: text, state: 'approval-requested' }),
  ],
  'what a tool that asks is given, by name': [
    TyqwToolPart,
    tool({ input: JSON.stringify({ [text]: 1 }), state: 'approval-requested' }),
  ],
  'what comes of a tool': [TyqwToolPart, tool({ output: text, state: 'output-available' })],
  'a step’s name': [TyqwSteps, step({ name: text })],
  'what a step is given': [TyqwSteps, step({ input: text })],
  'what comes of a step': [TyqwSteps, step({ output: text })],
  'a passage that was found': [TyqwSteps, step({ output: JSON.stringify([{ content: text }]) })],
  'the document of a passage': [TyqwSteps, step({ output: JSON.stringify([{ dataName: text }]) })],
  'why a step failed': [TyqwSteps, step({ state: 'failed', output: text })],
  reasoning: [TyqwReasoningPart, { part: { type: 'reasoning', text, startedAt: 0 } }],
}

describe('a character that turns the direction of text is shown', () => {
  it.each(Object.entries(places))('in %s', async (_, [component, props]) => {
    const words = wordsOf(await show(component, props))
    expect(words).not.toMatch(control)
    expect(words).toContain('U+202E')
    expect(words).toContain('gpj.exe')
  })
})

describe('a source', () => {
  it('says where its link really leads, whatever it calls itself', async () => {
    const root = await show(
      TyqwSources,
      source({ title: 'bank.example', siteName: 'bank.example', url: 'https://evil.example/a' }),
    )
    expect(root.querySelector('.tyqw-source-meta')?.textContent).toMatch(/^evil\.example/)
    expect(root.querySelector('a')?.title).toMatch(/^evil\.example/)
  })

  it('names a host as it is asked for', async () => {
    const root = await show(TyqwSources, source({ title: 'x', url: 'https://аррӏе.com' }))
    expect(root.textContent).toContain('xn--')
    expect(root.textContent).not.toContain('аррӏе')
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://a@b.example', 'ftp://a.b', ''])(
    'leads nowhere with %j',
    async (url) => {
      const root = await show(TyqwSources, source({ title: '标题', url }))
      expect(root.querySelector('a')).toBeNull()
      expect(root.textContent).toContain('标题')
    },
  )

  it('leads only where a policy lets it', async () => {
    const sources = ['https://a.example', 'https://b.example'].map((url, index) => ({
      index: String(index),
      title: 'x',
      url,
    }))
    const root = await show(TyqwSources, { sources, linkPolicy: { hosts: ['b.example'] } })
    const links = Array.from(root.querySelectorAll('a'), ({ href }) => href)
    expect(links).toEqual(['https://b.example/'])
  })
})
