import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stubPage } from '../../test/page-stub'
import { createRandom } from '../../test/random'
import { watchListeners } from '../../test/run-fault'
import { socketFetch } from '../../test/socket-fetch'
import { createTestClock } from '../../test/test-clock'
import { appFrame, block, openStream, startTestServer } from '../../test/test-server'
import { Tyqw } from '../index'

stubPage()
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const SENDS = 2000
const WARM_UP = 400
const MAX_GROWTH = 1024 * 1024

/** When an answer is left: `end` is at its last chunk, `after` once it is over. */
const moments = ['at once', 'token', 'request', 'frame', 'half', 'end', 'after'] as const
const ways = ['stop', 'abort', 'break'] as const
type Moment = (typeof moments)[number]
type Way = (typeof ways)[number]

const frames = ['一', '一二', '一二三'].map((text, index) => block(index + 1, appFrame({ text })))
const last = block(9, appFrame({ text: '一二三四', finish_reason: 'stop' }))

/** What is sent before the server falls silent, or ends. */
function piecesFor(moment: string): { pieces: string[]; isEnded: boolean } {
  if (moment === 'request') return { pieces: [], isEnded: false }
  if (moment === 'half') return { pieces: [...frames, last.slice(0, 50)], isEnded: false }
  const isEnded = moment === 'end' || moment === 'after'
  return { pieces: isEnded ? [...frames, last] : frames, isEnded }
}

/** Answers from memory, so that nothing of Node's sockets is counted as the client's. */
function memoryFetch(_: RequestInfo | URL, { signal, body }: RequestInit = {}): Promise<Response> {
  const { pieces, isEnded } = piecesFor(JSON.parse(String(body)).input.prompt)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      if (isEnded) controller.close()
      else signal?.addEventListener('abort', () => controller.error(signal.reason), { once: true })
    },
  })
  const headers = { 'content-type': 'text/event-stream' }
  return Promise.resolve(new Response(stream, { headers }))
}

/** Asks once and leaves at that moment in that way. Resolves to what is left once the answer is over. */
async function leave(send: typeof fetch, baseUrl: string, moment: Moment, way: Way, frame: number) {
  const clock = createTestClock()
  const controller = new AbortController()
  const listeners = watchListeners(controller.signal)
  let texts = 0
  const go = () => (way === 'stop' ? void tyqw.stop() : controller.abort())
  const tyqw = new Tyqw({
    appId: 'app',
    baseUrl,
    clock,
    getToken() {
      if (moment === 'token') go()
      return 'token'
    },
    fetch(input, init) {
      if (moment === 'request') setImmediate(go)
      return send(input, init)
    },
  })
  const isNow = (type: string) =>
    (moment === 'frame' && texts === frame) ||
    (moment === 'half' && texts === frames.length) ||
    (moment === 'end' && type === 'finish')
  tyqw.on('chunk', ({ type }) => {
    if (type === 'text-replace') texts++
    if (way !== 'break' && isNow(type)) go()
  })
  const answer = way === 'stop' ? tyqw.send(moment) : stream()
  if (moment === 'at once') go()
  await answer
  if (moment === 'after') go()
  return { listeners: listeners(), timers: clock.waiting }

  async function stream(): Promise<void> {
    for await (const { type } of tyqw.stream(moment, { signal: controller.signal }))
      if (way === 'break' && isNow(type)) return
  }
}

async function leaveMany(count: number, send: typeof fetch, baseUrl: string) {
  const random = createRandom(count)
  const left = { listeners: 0, timers: 0 }
  for (let index = 0; index < count; index++) {
    const way = random.pick(ways)
    const frame = 1 + random.below(frames.length)
    const one = await leave(send, baseUrl, random.pick(moments), way, frame)
    left.listeners += one.listeners
    left.timers += one.timers
  }
  return left
}

describe(`${SENDS} answers that are left at random moments`, () => {
  let server: Awaited<ReturnType<typeof startTestServer>>
  beforeAll(async () => {
    server = await startTestServer((response, body) => {
      openStream(response)
      const { pieces, isEnded } = piecesFor(JSON.parse(body).input.prompt)
      response.flushHeaders()
      for (const piece of pieces) response.write(piece)
      if (isEnded) response.end()
    })
  })
  afterAll(() => server.close())

  it('leave no listener, no timer and no socket', async () => {
    const onDocument = watchListeners(document)
    expect(await leaveMany(SENDS, socketFetch, server.url)).toEqual({ listeners: 0, timers: 0 })
    expect(onDocument()).toBe(0)
    expect(server.requests.length).toBeGreaterThan(SENDS / 2)
    expect(server.aborted()).toBeGreaterThan(SENDS / 4)
    await expect.poll(() => server.sockets.size).toBe(0)
    expect(server.unfinished()).toBe(0)
    expect(timersOfProcess()).toBeLessThan(5)
  }, 60_000)

  it('leave less than 1 MB', async () => {
    await leaveMany(WARM_UP, memoryFetch, '')
    const before = await heapInUse()
    await leaveMany(SENDS, memoryFetch, '')
    expect((await heapInUse()) - before).toBeLessThan(MAX_GROWTH)
  }, 60_000)
})

function timersOfProcess(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}

/** What is in use after all that can be collected was. */
async function heapInUse(): Promise<number> {
  for (let count = 0; count < 5; count++) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  return process.memoryUsage().heapUsed
}
