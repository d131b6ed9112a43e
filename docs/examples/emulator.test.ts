// @vitest-environment happy-dom
import { Tyqw, createChat, textOf } from '@tyqw/core'
import { createEmulator, type RequestRecord } from '@tyqw/emulator'
import { expect, test } from 'vitest'

function setUp(headers: Record<string, string> = {}) {
  const requests: RequestRecord[] = []
  const emulator = createEmulator({
    seed: 1,
    latency: 'instant',
    authorize: false,
    onRequest: (request) => requests.push(request),
  })
  const client = new Tyqw({
    appId: 'demo',
    baseUrl: '',
    fetch: emulator.fetch,
    headers,
    // No waiting in tests: time passes at once.
    clock: {
      now: Date.now,
      random: () => 0,
      after: (_ms, callback) => {
        const timer = setTimeout(callback)
        return () => clearTimeout(timer)
      },
    },
    firstByteTimeout: 0,
    idleTimeout: 0,
  })
  return { chat: createChat({ client }), client, requests }
}

test('the second question carries the session', async () => {
  const { chat, requests } = setUp()
  await chat.send('写一首关于西湖的诗')
  const answer = await chat.send('我刚才问了什么？')
  expect(answer && textOf(answer)).toContain('写一首关于西湖的诗')
  expect(requests[1]?.body).toMatchObject({
    input: { session_id: chat.conversation.session?.id },
  })
})

test('a rate limit is waited for, and the question sent again', async () => {
  const { chat, client, requests } = setUp({
    'x-tyqw-error': 'Throttling.RateQuota; retry-after=3; times=1',
  })
  const waits: number[] = []
  client.on('retry', ({ delayMs }) => waits.push(delayMs))
  const answer = await chat.send('你好')
  expect(answer?.status).toEqual({ type: 'complete', reason: 'stop' })
  expect(waits).toEqual([3000])
  expect(requests).toHaveLength(2)
})

test('an error after half of the answer keeps the text and asks nothing again', async () => {
  const { chat, requests } = setUp({
    'x-tyqw-error': 'DataInspectionFailed; transport=mid-stream; after=5',
  })
  const answer = await chat.send('你好')
  expect(chat.error).toMatchObject({ kind: 'content-filter', code: 'DataInspectionFailed' })
  expect(answer && textOf(answer)).not.toBe('')
  expect(requests).toHaveLength(1)
})

test('characters that arrive byte by byte are whole', async () => {
  const { chat } = setUp({ 'x-tyqw-chunking': 'byte' })
  const answer = await chat.send('写一首关于西湖的诗')
  expect(answer && textOf(answer)).not.toContain('\uFFFD')
})
