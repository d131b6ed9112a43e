import { describe, expect, expectTypeOf, it } from 'vitest'
import type { TurnOptions } from '../../model/request'
import { Tyqw } from '../../client/tyqw'
import { bailianApp, type BailianAppOptions } from '../bailian-app/bailian-app'
import { openaiCompatible } from '../openai-compatible/openai-compatible'
import { qwen } from '../qwen/qwen'
import { createMessage } from '../../model/message'

const context = { appId: 'app', incrementalOutput: true }
const parametersOf = (wire: { body: Record<string, unknown> }) => wire.body['parameters']

describe('what a user turns on and off', () => {
  it('wins over the option, and goes by the name of each wire', () => {
    const turn = { text: '一', thinking: true, search: false }
    expect(
      parametersOf(bailianApp({ enableThinking: false }).toRequest(turn, context)),
    ).toMatchObject({ enable_thinking: true, enable_web_search: false })
    expect(parametersOf(qwen({ enableSearch: true }).toRequest(turn, context))).toMatchObject({
      enable_thinking: true,
      enable_search: false,
    })
    expect(openaiCompatible().toRequest(turn, context).body).toMatchObject({
      enable_thinking: true,
      enable_search: false,
    })
    expect(openaiCompatible({ server: 'vllm' }).toRequest(turn, context).body).toMatchObject({
      chat_template_kwargs: { enable_thinking: true },
    })
  })

  it.each([
    ['an application', bailianApp({ enableThinking: true })],
    ['a model', qwen({ enableThinking: true })],
    ['a compatible server', openaiCompatible({ enableThinking: true })],
  ])(
    'leaves the option of %s where it says nothing, and never reaches the wire itself',
    (_, { toRequest }) => {
      const { body } = toRequest({ text: '一' }, context)
      expect(body['parameters'] ?? body).toMatchObject({ enable_thinking: true })
      const sent = JSON.stringify([
        toRequest({ text: '一', thinking: false, search: true }, context).body,
        body,
      ])
      expect(sent).not.toMatch(/"(?:thinking|search|switches|accepts)"/)
    },
  )

  it.each([
    ['a model', qwen()],
    ['a compatible server', openaiCompatible()],
  ])('does not make %s think about an answer that it goes on with', (_, { toRequest }) => {
    const answer = createMessage('assistant', {
      id: 'a',
      createdAt: 0,
      parts: [{ type: 'text', text: '一半' }],
    })
    const { body } = toRequest(
      { text: '', partial: true, thinking: true, messages: [answer] },
      context,
    )
    expect(body['parameters'] ?? body).toMatchObject({ enable_thinking: false })
  })

  it('is offered as the protocol says, and nothing otherwise', () => {
    const switches = { thinking: false, search: true }
    expect(new Tyqw({ protocol: qwen({ switches }) }).switches).toEqual(switches)
    expect(new Tyqw({ protocol: bailianApp({ switches }) }).switches).toEqual(switches)
    expect(new Tyqw({ protocol: openaiCompatible({ switches }) }).switches).toEqual(switches)
    expect(new Tyqw().switches).toBeUndefined()
    expectTypeOf<BailianAppOptions['switches']>().toEqualTypeOf<TurnOptions | undefined>()
  })
})

describe('the files a request can carry', () => {
  it('are images within it and all files by address, for an application', () => {
    expect(new Tyqw().accepts).toEqual({ inline: ['image/*'], linked: ['*'] })
  })

  it.each([
    ['qwen-plus', []],
    ['qwen3-max', []],
    ['qwen-vl-plus', ['image/*', 'video/*']],
    ['qwen3.5-plus', ['image/*', 'video/*']],
    ['qwen3-omni-flash', ['image/*', 'video/*', 'audio/*']],
    ['qwen-audio-turbo', ['audio/*']],
  ])('are those that %s takes', (model, types) => {
    const accepted = { inline: types, linked: types }
    expect(qwen({ model }).accepts).toEqual(accepted)
    expect(openaiCompatible({ model }).accepts).toEqual(accepted)
  })

  it('are what the option says, for a model whose name does not tell', () => {
    const accepts = { inline: ['image/*'], linked: [] }
    expect(qwen({ accepts }).accepts).toEqual(accepts)
    expect(openaiCompatible({ model: 'llava', accepts }).accepts).toEqual(accepts)
  })
})
