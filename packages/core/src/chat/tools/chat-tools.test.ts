import { describe, expect, it, vi } from 'vitest'
import { countAbortListeners } from '../../../test/abort-listeners'
import { textOfAnswer } from '../../../test/answer'
import { createTestClock } from '../../../test/test-clock'
import {
  answeringRun,
  callingRun,
  createDeferred,
  runsInTurn,
  toolsOf,
} from '../../../test/tool-runs'
import { toTurns } from '../../protocols/turns'
import { createChat } from '../chat'
import type { ChatTool } from './chat-tool'
import { createTools } from './tools'

function setUp(tools: Record<string, ChatTool>, calls = callingRun(['a', '{"n":1}', 'c1'])) {
  const { client, requests } = runsInTurn(calls, answeringRun)
  const clock = createTestClock()
  const chat = createChat({ client, tools: createTools(tools, { clock }) })
  const answer = () => chat.messages.at(-1)
  const statuses: string[] = []
  chat.on('message', ({ status }) => {
    if (status.type !== statuses.at(-1)) statuses.push(status.type)
  })
  const states = () => toolsOf(answer()).map(({ state }) => state)
  return { chat, requests, clock, answer, statuses, states }
}

const waiting = { run: (input: unknown) => input, needsApproval: true }

/** The chat waits for the user. */
async function atApproval(given: ReturnType<typeof setUp>) {
  const sent = given.chat.send('问')
  await vi.waitFor(() => expect(given.answer()?.status.type).toBe('requires-action'))
  return { sent }
}

describe('a chat with tools', () => {
  it('runs what the model calls and tells of one answer', async () => {
    const { chat, requests } = setUp({ a: { run: () => 1 } })
    const finished = vi.fn()
    chat.on('finish', finished)
    const message = await chat.send('问')
    expect(textOfAnswer(message)).toBe('好')
    expect(finished.mock.calls).toEqual([[message]])
    expect(message?.metadata.runs).toHaveLength(2)
    expect(chat.status).toBe('ready')
    expect(requests).toHaveLength(2)
  })

  it('sends messages from then on, with the calls and what they gave', async () => {
    const session = { type: 'session', sessionId: 's' } as const
    const { chat, requests } = setUp({ a: { run: () => 1 } }, [
      ...callingRun(['a', '{}', 'c1']).slice(0, 1),
      session,
      ...callingRun(['a', '{}', 'c1']).slice(1),
    ])
    await chat.send('一')
    await chat.send('二')
    expect(chat.conversation.session).toBeUndefined()
    expect(requests[2]?.sessionId).toBeUndefined()
    expect(toTurns(requests[2] ?? { text: '' }).map(({ role }) => role)).toEqual(
      'user assistant tool assistant user'.split(' '),
    )
  })

  it('tells of the error at the limit once', async () => {
    const { client } = runsInTurn(callingRun(['a', '{}']))
    const chat = createChat({ client, tools: createTools({ a: { run: () => 1 } }, { limit: 1 }) })
    const errors = vi.fn()
    chat.on('error', errors)
    await chat.send('问')
    expect(errors.mock.calls).toMatchObject([[{ code: 'tool-limit' }]])
    expect(chat.status).toBe('error')
  })

  it('waits for the user while others run, and goes on when allowed', async () => {
    const given = setUp(
      { a: waiting, b: { run: () => 2 } },
      callingRun(['a', '{"n":1}', 'c1'], ['b', '{}', 'c2'], ['a', '{"n":3}', 'c3']),
    )
    const { chat, requests, states, answer, statuses } = given
    const { sent } = await atApproval(given)
    await vi.waitFor(() =>
      expect(states()).toEqual(['approval-requested', 'output-available', 'approval-requested']),
    )
    expect(chat.status).toBe('streaming')
    expect(requests).toHaveLength(1)
    chat.approveTool('c1')
    await vi.waitFor(() => expect(states()[0]).toBe('output-available'))
    expect(answer()?.status.type).toBe('requires-action')
    chat.denyTool('c3')
    await sent
    expect(states()).toEqual(['output-available', 'output-available', 'output-denied'])
    expect(statuses).toEqual(
      'complete submitted streaming requires-action streaming complete'.split(' '),
    )
    const results = toTurns(requests[1] ?? { text: '' }).filter(({ role }) => role === 'tool')
    expect(results.map(({ text }) => text)).toEqual([
      '{"n":1}',
      '2',
      '{"error":"The user did not allow this call."}',
    ])
  })

  it('decides once, and only for a call that waits', async () => {
    const run = vi.fn(() => 1)
    const given = setUp({ a: { run, needsApproval: true } })
    const { chat, states } = given
    chat.approveTool('c1')
    const { sent } = await atApproval(given)
    chat.approveTool('other')
    chat.denyTool('other')
    expect(states()).toEqual(['approval-requested'])
    chat.approveTool('c1')
    chat.denyTool('c1')
    chat.approveTool('c1')
    await sent
    chat.denyTool('c1')
    expect(states()).toEqual(['output-available'])
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('settles at once when stopped before the user decides, and a late decision is nothing', async () => {
    const listeners = countAbortListeners()
    const given = setUp({ a: waiting })
    const { chat, requests, answer, states, clock } = given
    const { sent } = await atApproval(given)
    chat.stop()
    expect(answer()?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(states()).toEqual(['output-error'])
    chat.approveTool('c1')
    await sent
    expect(chat.error).toBeUndefined()
    expect(requests).toHaveLength(1)
    await vi.waitFor(() => expect(listeners()).toBe(0))
    expect(clock.waiting).toBe(0)
  })

  it('settles at once when stopped while a tool runs, and a late result is nothing', async () => {
    const late = createDeferred<number>()
    const signals: AbortSignal[] = []
    const { chat, requests, answer, states } = setUp({
      a: {
        run(_, { signal }) {
          signals.push(signal)
          return late.promise
        },
      },
    })
    const sent = chat.send('问')
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    chat.stop()
    expect(signals[0]?.aborted).toBe(true)
    const stopped = answer()
    expect(stopped?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    late.resolve(1)
    await sent
    await new Promise((resolve) => setTimeout(resolve))
    expect(answer()).toBe(stopped)
    expect(states()).toEqual(['output-error'])
    expect(requests).toHaveLength(1)
  })

  it('lets nothing that is on its way reach an answer, whenever it is stopped', async () => {
    for (let turns = 0; turns < 120; turns++) {
      const { chat, answer } = setUp({ a: { run: () => 1 } })
      const sent = chat.send('问')
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      chat.stop()
      const stopped = answer()
      await sent
      expect(answer()).toBe(stopped)
    }
  })

  it('may be stopped by a tool', async () => {
    const { chat, requests } = setUp({ a: { run: () => chat.stop() } })
    expect((await chat.send('问'))?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(requests).toHaveLength(1)
  })
})

it('leaves calls to callers with a loop of their own when no tools are given', async () => {
  const { client } = runsInTurn(callingRun(['a', '{}']))
  const chat = createChat({ client })
  const message = await chat.send('问')
  chat.approveTool('a-{}')
  expect(message?.status).toEqual({ type: 'complete', reason: 'tool-calls' })
  expect(toolsOf(message)[0]?.state).toBe('input-streaming')
})
