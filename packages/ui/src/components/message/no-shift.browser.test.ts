import type { ChatMessage, MessagePart } from '@tyqw/core'
import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { h } from 'vue'
import '../../theme/style.css'
import { preloadMarkdown } from '../../markdown/use-renderer'
import TyqwMessageParts from './TyqwMessageParts.vue'
import TyqwSources from './TyqwSources.vue'

beforeAll(() => preloadMarkdown())
afterEach(() => document.body.replaceChildren())

const frames = async (count: number) => {
  for (let left = count; left > 0; left -= 1)
    await new Promise((resolve) => void requestAnimationFrame(resolve))
}

interface LayoutShift extends PerformanceEntry {
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect }[]
}

/** Shows an answer in one state after the other. @returns what moved, but for what the user did */
async function play(states: readonly (readonly MessagePart[])[]): Promise<string[]> {
  const host = document.createElement('div')
  host.className = 'tyqw'
  host.style.inlineSize = '600px'
  document.body.append(host)
  const moved: string[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[])
      for (const { node, previousRect } of entry.sources)
        moved.push(`${node?.textContent?.slice(0, 30)} at ${previousRect.y}`)
  })
  observer.observe({ type: 'layout-shift' })
  const toMessage = (parts: readonly MessagePart[], isOver: boolean): ChatMessage => ({
    id: 'm',
    role: 'assistant',
    parts,
    sources: isOver ? [{ index: '1', title: '手册', url: 'https://example.com' }] : [],
    status: isOver ? { type: 'complete', reason: 'stop' } : { type: 'streaming' },
    createdAt: 0,
    metadata: { runs: [] },
  })
  const Answer = ({ message }: { message: ChatMessage }) => [
    h(TyqwMessageParts, { message }),
    message.sources.length > 0 ? h(TyqwSources, { sources: message.sources }) : undefined,
  ]
  Answer.props = ['message']
  const wrapper = mount(Answer, { props: { message: toMessage([], false) }, attachTo: host })
  for (const parts of states) {
    await wrapper.setProps({ message: toMessage(parts, false) })
    await frames(3)
  }
  await wrapper.setProps({ message: toMessage(states.at(-1) ?? [], true) })
  await frames(60)
  observer.disconnect()
  wrapper.unmount()
  return moved
}

const thought = (text: string, isOver = false): MessagePart => ({
  type: 'reasoning',
  text,
  startedAt: Date.now(),
  ...(isOver && { endedAt: Date.now() + 100 }),
})
const step = (name: string, fields: object = {}): MessagePart => ({
  type: 'step',
  step: { id: name, kind: 'workflow-node', name, state: 'done', ...fields },
})
const text = (value: string): MessagePart => ({ type: 'text', text: value })
const tool = (state: Extract<MessagePart, { type: 'tool' }>['state'], input = '{"a":"b"}') =>
  ({ type: 'tool', toolCallId: 't', name: 'weather', input, state }) satisfies MessagePart
const many = (count: number) => Array.from({ length: count }, (_, place) => step(`步骤 ${place}`))

it.each<[string, readonly (readonly MessagePart[])[]]>([
  [
    'a thought, and the answer after it',
    [
      [thought('想')],
      [thought('想一想。\n\n'.repeat(4))],
      [thought('想一想。\n\n'.repeat(20))],
      [thought('想一想。\n\n'.repeat(20), true), text('第一句')],
      [thought('想一想。\n\n'.repeat(20), true), text('第一句，第二句')],
    ],
  ],
  [
    'steps that come, end, and are many',
    [
      [step('一', { state: 'running' })],
      [step('一', { durationMs: 900, output: '有了' }), step('二', { state: 'running' })],
      many(5),
      many(6),
      many(14),
      [...many(14), text('答案')],
    ],
  ],
  [
    'calls of tools',
    [
      [text('先查一下'), tool('input-streaming', '{"a"')],
      [text('先查一下'), tool('running')],
      [text('先查一下'), { ...tool('output-available'), output: { b: 1 } }],
      [text('先查一下'), { ...tool('output-available'), output: { b: 1 } }, text('晴')],
    ],
  ],
  [
    'images that load late, or not at all',
    [
      [text('图：'), { type: 'file', mediaType: 'image/png', url: '/a.png' }],
      [text('图：'), { type: 'file', mediaType: 'image/png', url: '/a.png' }, text('完')],
    ],
  ],
])('moves nothing that stands: %s', async (_, states) => {
  expect(await play(states)).toEqual([])
})
