import { describe, expect, it, vi } from 'vitest'
import { countAbortListeners } from '../../../test/abort-listeners'
import { fold } from '../../../test/fixtures'
import { createTestClock } from '../../../test/test-clock'
import { answeringRun, callingRun, readChunks, runsInTurn, toolsOf } from '../../../test/tool-runs'
import { createTools } from './tools'

const echo = { run: (input: unknown) => input }

describe('after an answer with tools', () => {
  const question = { run: () => 1, needsApproval: true }

  it.each<[string, Record<string, typeof echo>]>([
    ['ends', { a: echo }],
    ['has a tool that throws', { a: { run: () => Promise.reject(new Error('x')) } }],
    ['has an unknown tool', { b: echo }],
  ])('that %s, nothing waits', async (_, handlers) => {
    const listeners = countAbortListeners()
    const clock = createTestClock()
    const { client } = runsInTurn(callingRun(['a', '{}'], ['a', '{"n":1}']), answeringRun)
    await readChunks(
      createTools(handlers, { clock }).stream(client, { text: '' }, new AbortController()),
    )
    expect([listeners(), clock.waiting]).toEqual([0, 0])
  })

  it.each([
    ['while handlers run', { run: () => new Promise(() => undefined) }],
    ['while it waits for the user', question],
    [
      'while it finds out whether to ask',
      { ...question, needsApproval: () => new Promise<boolean>(() => undefined) },
    ],
  ])('that is stopped %s, nothing waits and nothing is sent', async (_, tool) => {
    const listeners = countAbortListeners()
    const clock = createTestClock()
    const { client, requests } = runsInTurn(callingRun(['a', '{}'], ['b', '{}']), answeringRun)
    const controller = new AbortController()
    const { signal } = controller
    const tools = createTools({ a: tool, b: tool }, { clock })
    const chunks = readChunks(tools.stream(client, { text: '' }, { signal }))
    await vi.waitFor(() => expect(listeners()).toBeGreaterThan(1), { interval: 1 })
    controller.abort()
    expect((await chunks).at(-1)).toEqual({ type: 'finish', reason: 'stopped' })
    expect(toolsOf(fold(await chunks))).toMatchObject([
      { state: 'output-error', error: { code: 'tool-interrupted', kind: 'interrupted' } },
      { state: 'output-error' },
    ])
    expect([listeners(), clock.waiting]).toEqual([0, 0])
    expect(requests).toHaveLength(1)
  })

  it('that is stopped as the model calls, no tool runs', async () => {
    const listeners = countAbortListeners()
    const run = vi.fn()
    const controller = new AbortController()
    const client = {
      async *stream() {
        yield* callingRun(['a', '{}']).slice(0, -1)
        controller.abort()
        yield { type: 'finish', reason: 'tool-calls' } as const
      },
    }
    const { signal } = controller
    const chunks = await readChunks(
      createTools({ a: { run } }).stream(client, { text: '' }, { signal }),
    )
    expect(chunks.at(-1)).toEqual({ type: 'finish', reason: 'stopped' })
    expect(run).not.toHaveBeenCalled()
    expect(listeners()).toBe(0)
  })

  it('that its reader leaves, its handlers are aborted', async () => {
    const listeners = countAbortListeners()
    const clock = createTestClock()
    const signals: AbortSignal[] = []
    const run = (_: unknown, { signal }: { signal: AbortSignal }) => {
      signals.push(signal)
      return new Promise(() => undefined)
    }
    const { client } = runsInTurn(callingRun(['a', '{}']), answeringRun)
    const { signal } = new AbortController()
    for await (const chunk of createTools({ a: { run } }, { clock }).stream(
      client,
      { text: '' },
      { signal },
    ))
      if (chunk.type === 'tool-update') break
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
    expect([listeners(), clock.waiting]).toEqual([0, 0])
  })
})
