import { describe, expect, it, vi } from 'vitest'
import { createTestClock } from '../../../test/test-clock'
import { createDeferred } from '../../../test/tool-runs'
import { TyqwError } from '../../model/errors'
import type { ChatTool } from './chat-tool'
import { runToolCall, type ToolUpdate } from './tool-call'

function setUp(tool: ChatTool, options: { input?: string; name?: string; timeout?: number } = {}) {
  const { input = '{"n":1}', name = 'a', timeout = 60_000 } = options
  const updates: ToolUpdate[] = []
  const clock = createTestClock()
  const controller = new AbortController()
  const done = runToolCall(
    { type: 'tool', toolCallId: 'c', name, input, state: 'input-streaming' },
    {
      tools: new Map([['a', tool]]),
      timeout,
      clock,
      signal: controller.signal,
      requestApproval: () => Promise.resolve(true),
      update: (chunk) => updates.push(chunk),
    },
  )
  const last = async () => {
    await done
    return updates.at(-1)
  }
  return { updates, clock, controller, done, last }
}

const failure = (code: string, message: string) => ({
  state: 'output-error',
  error: { code, message: expect.stringContaining(message), retryable: false },
})

const circle: Record<string, unknown> = {}
circle['self'] = circle

describe('a call', () => {
  it('runs and gives what it returned', async () => {
    const { updates, done, clock } = setUp({ run: async (input) => [input] })
    await done
    expect(updates).toEqual([
      { type: 'tool-update', toolCallId: 'c', state: 'running' },
      { type: 'tool-update', toolCallId: 'c', state: 'output-available', output: [{ n: 1 }] },
    ])
    expect(clock.waiting).toBe(0)
  })

  it.each(['', ' '])('without arguments (%j) has an empty input', async (input) => {
    expect(await setUp({ run: (value) => value }, { input }).last()).toMatchObject({ output: {} })
  })

  it.each(['{"n":', '[1]', 'null', '1', '"x"'])('refuses the arguments %s', async (input) => {
    const run = vi.fn()
    expect(await setUp({ run }, { input }).last()).toMatchObject(
      failure('tool-input-invalid', '"a"'),
    )
    expect(run).not.toHaveBeenCalled()
  })

  it.each(['b', '', 'constructor', '__proto__'])('knows no tool %j', async (name) => {
    expect(await setUp({ run: () => 1 }, { name }).last()).toMatchObject(
      failure('tool-unknown', 'Use one of these: a.'),
    )
  })

  it.each([
    [undefined, null],
    [null, null],
    ['文', '文'],
    [0, 0],
    [{ at: new Date(0), none: undefined }, { at: '1970-01-01T00:00:00.000Z' }],
  ])('that returns %j gives %j', async (value, output) => {
    expect(await setUp({ run: () => value }).last()).toMatchObject({
      state: 'output-available',
      output,
    })
  })

  it.each([
    ['a circle', circle, 'circular'],
    ['a bigint', 1n, 'BigInt'],
    ['a function', () => 1, 'function'],
    ['a symbol', Symbol('x'), 'symbol'],
  ])('fails when it returns %s', async (_, value, message) => {
    expect(await setUp({ run: () => value }).last()).toMatchObject(failure('tool-failed', message))
  })

  it.each([
    ['an error', new Error('wrong'), 'wrong'],
    [
      'an error of ours',
      new TyqwError({ code: 'x', kind: 'auth', message: 'no', retryable: true }),
      'no',
    ],
    ['text', 'wrong', 'wrong'],
    ['nothing', undefined, 'undefined'],
    ['what cannot be read', Object.create(null), 'no reason given'],
  ])('fails when it throws %s, at once or later', async (_, thrown, message) => {
    const atOnce = setUp({
      run() {
        throw thrown
      },
    })
    const later = setUp({ run: () => Promise.reject(thrown) })
    for (const call of [atOnce, later])
      expect(await call.last()).toMatchObject(
        failure('tool-failed', `The tool "a" failed: ${message}`),
      )
  })

  it('cannot change the message by changing what it returned', async () => {
    const value = { n: 1 }
    const { last } = setUp({ run: () => value })
    const update = await last()
    value.n = 2
    expect(update?.output).toEqual({ n: 1 })
  })
})

describe('the time of a call', () => {
  const never = () => new Promise<never>(() => undefined)

  it.each([
    ['its own', { run: never, timeout: 10 }, 10],
    ['that of all', { run: never }, 500],
  ])('is over after %s, and its signal aborts', async (_, tool, ms) => {
    const run = vi.fn<ChatTool['run']>(never)
    const { clock, last, updates } = setUp({ ...tool, run }, { timeout: 500 })
    await vi.waitFor(() => expect(run).toHaveBeenCalled())
    clock.advance(ms - 1)
    await Promise.resolve()
    expect(updates).toHaveLength(1)
    clock.advance(1)
    expect(await last()).toMatchObject(failure('tool-timeout', `${ms} ms`))
    expect(run.mock.calls[0]?.[1].signal.reason).toMatchObject({ code: 'tool-timeout' })
    expect(clock.waiting).toBe(0)
  })

  it('is over for needsApproval too', async () => {
    const { clock, last } = setUp({ run: never, needsApproval: never })
    clock.advance(60_000)
    expect(await last()).toMatchObject(failure('tool-timeout', 'ms'))
  })

  it.each([0, Infinity])('is never over with %s', async (timeout) => {
    const { clock, updates } = setUp({ run: never, timeout })
    await vi.waitFor(() => expect(updates).toHaveLength(1))
    expect(clock.waiting).toBe(0)
  })

  it('leaves a late result and a late failure to nobody', async () => {
    for (const settle of ['resolve', 'reject'] as const) {
      const late = createDeferred<number>()
      const { clock, last, updates } = setUp({ run: () => late.promise })
      await vi.waitFor(() => expect(updates).toHaveLength(1))
      clock.advance(60_000)
      await last()
      late[settle](1)
      await late.promise.catch(() => undefined)
      expect(updates).toHaveLength(2)
    }
  })
})

describe('the approval of a call', () => {
  it.each([
    [true, ['approval-requested', 'running', 'output-available']],
    [false, ['running', 'output-available']],
    [() => Promise.resolve(true), ['approval-requested', 'running', 'output-available']],
    [() => false, ['running', 'output-available']],
  ])('is asked for when it is needed (%#)', async (needsApproval, states) => {
    const { updates, done } = setUp({ run: () => 1, needsApproval })
    await done
    expect(updates.map(({ state }) => state)).toEqual(states)
  })

  it('is not needed for a call that cannot run', async () => {
    const needsApproval = vi.fn(() => true)
    await setUp({ run: () => 1, needsApproval }, { input: '[' }).done
    expect(needsApproval).not.toHaveBeenCalled()
  })

  it('fails with its reason', async () => {
    const needsApproval = () => Promise.reject(new Error('unknown amount'))
    expect(await setUp({ run: () => 1, needsApproval }).last()).toMatchObject(
      failure('tool-failed', 'unknown amount'),
    )
  })
})

describe('a stop', () => {
  it('aborts the handler’s signal and is followed by silence', async () => {
    const run = vi.fn<ChatTool['run']>(() => new Promise(() => undefined))
    const { controller, updates, done, clock } = setUp({ run })
    await vi.waitFor(() => expect(run).toHaveBeenCalled())
    controller.abort('stopped')
    await done
    expect(run.mock.calls[0]?.[1].signal).toMatchObject({ aborted: true, reason: 'stopped' })
    expect(updates.map(({ state }) => state)).toEqual(['running'])
    expect(clock.waiting).toBe(0)
  })

  it('before the call lets it never run', async () => {
    const run = vi.fn()
    const { controller, done, updates } = setUp({ run })
    controller.abort()
    await done
    expect(run).not.toHaveBeenCalled()
    expect(updates).toEqual([])
  })
})
