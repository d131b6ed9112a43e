import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { fold } from '../../../test/fixtures'
import { answeringRun, callingRun, readChunks, runsInTurn, toolsOf } from '../../../test/tool-runs'
import { scriptedTransport } from '../../client/scripted-transport'
import type { MessageChunk } from '../../model/chunk'
import { createMessage, textOf } from '../../model/message'
import type { ChatRequest } from '../../model/request'
import { toTurns } from '../../protocols/turns'
import { createTools } from './tools'

const echo = { run: (input: unknown) => input }

function ask(
  tools: ReturnType<typeof createTools>,
  client: Parameters<typeof tools.stream>[0],
  request: ChatRequest = { text: '问' },
) {
  return readChunks(tools.stream(client, request, { signal: new AbortController().signal }))
}

describe('createTools', () => {
  it('tells the model what there is', () => {
    const parameters = { type: 'object' }
    const tools = createTools({ a: { description: 'A', parameters, run: () => 1 }, b: echo })
    expect(tools.definitions).toEqual([{ name: 'a', description: 'A', parameters }, { name: 'b' }])
  })

  it.each(['', 'a b', '天气', 'a'.repeat(65), 'a.b'])('refuses the name %j', (name) => {
    expect(() => createTools({ [name]: echo })).toThrow(
      expect.objectContaining({ code: 'tool-name-invalid', kind: 'config' }),
    )
  })

  it('refuses a tool that does nothing, and a limit that is none', () => {
    const broken = { a: { description: 'A' } } as unknown as { a: typeof echo }
    expect(() => createTools(broken)).toThrow(expect.objectContaining({ code: 'invalid-tool' }))
    for (const limit of [-1, NaN])
      expect(() => createTools({}, { limit })).toThrow(
        expect.objectContaining({ code: 'invalid-tool-limit' }),
      )
  })

  it('gives needsApproval the input that run takes', () => {
    createTools({
      pay: {
        run: ({ amount }: { amount: number }) => amount,
        needsApproval: ({ amount }) => amount > 100,
      },
      anything: {
        run(input) {
          expectTypeOf(input).toEqualTypeOf<unknown>()
        },
      },
    })
  })
})

describe('an answer with tools', () => {
  it('runs the calls and asks again with what was said and what they gave', async () => {
    const { client, requests } = runsInTurn(
      [{ type: 'session', sessionId: 's' }, ...callingRun(['weather', '{"city":"杭州"}', 'c1'])],
      answeringRun,
    )
    const run = vi.fn(() => ({ celsius: 21 }))
    const tools = createTools({ weather: { run } })
    const chunks = await ask(tools, client, { text: '天气？', sessionId: 's', files: [] })

    expect(run).toHaveBeenCalledWith(
      { city: '杭州' },
      { toolCallId: 'c1', signal: expect.any(AbortSignal) },
    )
    expect(chunks.map(({ type }) => type)).toEqual(
      'start tool-call-delta usage tool-update tool-update start text-delta usage finish'.split(
        ' ',
      ),
    )
    const message = fold(chunks)
    expect(message.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(message.metadata).toMatchObject({
      runs: [{ outputTokens: 1 }, { outputTokens: 2 }],
      runStarts: [1],
    })
    expect(toolsOf(message)).toMatchObject([{ state: 'output-available', output: { celsius: 21 } }])
    expect(requests.map(({ tools }) => tools)).toEqual([tools.definitions, tools.definitions])
    expect(requests.map(({ sessionId }) => sessionId)).toEqual(['s', undefined])
    expect(toTurns(requests[1] ?? { text: '' })).toEqual([
      { role: 'user', text: '天气？', files: [] },
      {
        role: 'assistant',
        text: '',
        toolCalls: [{ id: 'c1', name: 'weather', arguments: '{"city":"杭州"}' }],
      },
      { role: 'tool', text: '{"celsius":21}', toolCallId: 'c1' },
    ])
  })

  it('tells the model of arguments that are no JSON without sending them, which the wire refuses', async () => {
    const { client, requests } = runsInTurn(callingRun(['a', '{"cut":', 'c']), answeringRun)
    await ask(createTools({ a: echo }), client)
    expect(toTurns(requests[1] ?? { text: '' }).slice(1)).toEqual([
      { role: 'assistant', text: '', toolCalls: [{ id: 'c', name: 'a', arguments: '{}' }] },
      { role: 'tool', text: expect.stringContaining('not a JSON object'), toolCallId: 'c' },
    ])
  })

  it('puts the messages of the request first, and goes on with an answer that has begun', async () => {
    const { client, requests } = runsInTurn(callingRun(['a', '{}']), answeringRun)
    const question = createMessage('user', { id: 'q', createdAt: 0 })
    const begun = createMessage('assistant', {
      id: 'a',
      createdAt: 0,
      parts: [{ type: 'text', text: '前半' }],
    })
    await ask(createTools({ a: echo }), client, { text: '', messages: [question, begun] })
    const [first, second] = requests[1]?.messages ?? []
    expect(first).toBe(question)
    expect(second && textOf(second)).toBe('前半')
    expect(toolsOf(second)).toHaveLength(1)
    expect(requests[1]?.messages).toHaveLength(2)
  })

  it('sends files that are asked about again', async () => {
    const { client, requests } = runsInTurn(callingRun(['a', '{}']), answeringRun)
    const files = [{ type: 'file', mediaType: 'image/png', url: 'https://x/y.png' }] as const
    await ask(createTools({ a: echo }), client, { text: '', files })
    expect(requests[1]?.messages?.[0]?.parts).toEqual(files)
  })

  it('leaves an answer without calls as it is, and names no tools when there are none', async () => {
    const { client, requests } = runsInTurn(answeringRun)
    expect(await ask(createTools({}), client)).toEqual(answeringRun)
    expect(requests).toEqual([{ text: '问' }])
    const odd = runsInTurn([{ type: 'finish', reason: 'tool-calls' }])
    expect(await ask(createTools({ a: echo }), odd.client)).toHaveLength(1)
  })

  it('runs calls of a model that says stop, and of runs that are never opened', async () => {
    const call = { type: 'tool-call-delta', index: 0, id: 'x', name: 'a' } as const
    const { client } = runsInTurn(
      [
        { ...call, argumentsDelta: '{"n":1}' },
        { type: 'finish', reason: 'stop' },
      ],
      [
        { ...call, argumentsDelta: '{"n":2}' },
        { type: 'finish', reason: 'stop' },
      ],
      answeringRun,
    )
    const message = fold(await ask(createTools({ a: echo }), client))
    expect(toolsOf(message)).toMatchObject([
      { toolCallId: 'x', output: { n: 1 } },
      { toolCallId: 'call-1-0', output: { n: 2 } },
    ])
    expect(message.metadata.runs).toHaveLength(3)
  })

  it.each<[MessageChunk]>([
    [{ type: 'finish', reason: 'length' }],
    [{ type: 'error', error: { code: 'x', kind: 'server', message: '', retryable: true } }],
  ])('runs nothing when the run ends with %j', async (last) => {
    const run = vi.fn()
    const { client, requests } = runsInTurn([...callingRun(['a', '{"cut":']).slice(0, -1), last])
    const message = fold(await ask(createTools({ a: { run } }), client))
    expect(run).not.toHaveBeenCalled()
    expect(requests).toHaveLength(1)
    expect(toolsOf(message)).toMatchObject([
      { state: 'output-error', error: { code: 'tool-interrupted' } },
    ])
  })

  it.each([
    [undefined, 8],
    [1, 1],
    [0, 0],
  ])('ends at the limit %s with an error that says how to raise it', async (limit, rounds) => {
    const { client, requests } = runsInTurn(callingRun(['a', '{}'], ['a', '{"n":2}']))
    const run = vi.fn(() => 1)
    const tools = createTools({ a: { run } }, limit === undefined ? {} : { limit })
    const message = fold(await ask(tools, client))
    expect(run).toHaveBeenCalledTimes(rounds * 2)
    expect(requests).toHaveLength(rounds + 1)
    expect(message.status).toMatchObject({
      reason: 'error',
      error: { code: 'tool-limit', kind: 'invalid-request', retryable: false },
    })
    expect(message.status).toMatchObject({ error: { message: expect.stringContaining('limit') } })
    expect(toolsOf(message).slice(-2)).toMatchObject([
      { state: 'output-error', error: { code: 'tool-limit' } },
      { state: 'output-error', error: { code: 'tool-limit' } },
    ])
  })

  it('lets misuse through as it is', async () => {
    const client = scriptedTransport(() => {
      throw new Error('misuse')
    })
    await expect(ask(createTools({ a: echo }), client)).rejects.toThrow('misuse')
  })

  it('serves several answers at once, each with calls of the same id', async () => {
    const tools = createTools({ a: { ...echo, needsApproval: true } })
    const signal = new AbortController().signal
    const begin = () => {
      const { client } = runsInTurn(callingRun(['a', '{}', 'same']), answeringRun)
      return tools.stream(client, { text: '' }, { signal })
    }
    const [one, two] = [begin(), begin()]
    const both = [
      readChunks(one, ({ type }) => type === 'tool-update' && one.approve('same')),
      readChunks(two, ({ type }) => type === 'tool-update' && two.approve('same', false)),
    ]
    const [first = [], second = []] = await Promise.all(both)
    expect(toolsOf(fold(first))[0]?.state).toBe('output-available')
    expect(toolsOf(fold(second))[0]?.state).toBe('output-denied')
  })

  it('comes to the same message whatever the order in which handlers end', async () => {
    const count = 4
    const calls = Array.from({ length: count }, (_, n) => ['a', `{"n":${n}}`] as const)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...calls.keys()], { minLength: count, maxLength: count }),
        fc.array(fc.boolean(), { minLength: count, maxLength: count }),
        async (order, fails) => {
          const settle: (() => void)[] = []
          const run = ({ n }: { n: number }) =>
            new Promise((resolve, reject) => {
              settle[n] = () => (fails[n] ? reject(new Error(`${n}`)) : resolve(n))
            })
          const { client } = runsInTurn(callingRun(...calls), answeringRun)
          const chunks = ask(createTools({ a: { run } }), client)
          await vi.waitFor(() => expect(Object.keys(settle)).toHaveLength(count), { interval: 1 })
          for (const n of order) {
            settle[n]?.()
            await Promise.resolve()
          }
          const results = toolsOf(fold(await chunks)).map(({ output, error }) => output ?? error)
          expect(results).toMatchObject(
            calls.map((_, n) => (fails[n] ? { message: `The tool "a" failed: ${n}` } : n)),
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})
