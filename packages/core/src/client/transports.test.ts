import { serveEmulator, type EmulatorServer } from '@tyqw/emulator/node'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stubPage } from '../../test/page-stub'
import { appFrame, block, openStream, startTestServer } from '../../test/test-server'
import type { TyqwErrorData } from '../model/errors'
import { textOf } from '../model/message'
import { errorCodes, Tyqw } from '../index'

stubPage()

// The table names a family where the service numbers its codes.
const codes = Object.entries(errorCodes).map(
  ([code, meaning]) => [code.replace('*', 'DecoderError'), meaning] as const,
)

interface Failure {
  readonly code: string
  readonly status: number
}

const asJson = ({ code }: Failure) => ({
  code,
  message: `What the service says of ${code}.`,
  request_id: 'request-1',
})

/** The ways in which an error reaches the client. */
const transports: Readonly<Record<string, (response: ServerResponse, failure: Failure) => void>> = {
  'a status with JSON'(response, failure) {
    response.writeHead(failure.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(asJson(failure)))
  },
  'a status with JSON of no type'(response, failure) {
    response.writeHead(failure.status).end(JSON.stringify(asJson(failure)))
  },
  'one event in 200'(response, failure) {
    openStream(response)
    response.end(block(1, asJson(failure), 'error', failure.status))
  },
  'an event after content'(response, failure) {
    openStream(response)
    response.write(block(1, appFrame({ text: '前半' })))
    response.end(block(2, asJson(failure), 'error', failure.status))
  },
  'a status with an event'(response, failure) {
    response.writeHead(failure.status, { 'content-type': 'application/json' })
    response.end(block(1, asJson(failure), 'error', failure.status))
  },
  'a status with an event that says so'(response, failure) {
    response.writeHead(failure.status, { 'content-type': 'text/event-stream' })
    response.end(block(1, asJson(failure), 'error', failure.status))
  },
}

/** Asks once, and gives the one error and the text before it. */
async function ask(baseUrl: string, headers: Record<string, string>) {
  const tyqw = new Tyqw({ appId: 'app', baseUrl, headers, retry: 0 })
  const errors: TyqwErrorData[] = []
  tyqw.on('error', (error) => void errors.push(error.toJSON()))
  const message = await tyqw.send('你好')
  expect(errors).toHaveLength(1)
  return { error: errors[0], text: message && textOf(message) }
}

describe('an error is the same, whichever way it comes', () => {
  let server: Awaited<ReturnType<typeof startTestServer>>
  beforeAll(async () => {
    server = await startTestServer((response, _body, { headers }) => {
      const failure = JSON.parse(String(headers['x-failure']))
      transports[String(headers['x-transport'])]?.(response, failure)
    })
  })
  afterAll(() => server.close())

  it.each(codes)('%s', async (code, { status, kind, retryable }) => {
    const before = server.requests.length
    for (const transport of Object.keys(transports)) {
      const failure = JSON.stringify({ code, status })
      const { error, text } = await ask(server.url, {
        'x-failure': failure,
        'x-transport': transport,
      })
      expect({ transport, error }).toEqual({
        transport,
        error: {
          code,
          kind,
          status,
          retryable,
          message: `What the service says of ${code}.`,
          requestId: 'request-1',
        },
      })
      expect(text).toBe(transport === 'an event after content' ? '前半' : '')
    }
    expect(server.requests).toHaveLength(before + Object.keys(transports).length)
  })
})

// The emulator knows the codes from its own list and writes the frames by itself.
describe('an error of the emulator is the same, whichever way it comes', () => {
  let emulator: EmulatorServer
  beforeAll(async () => {
    emulator = await serveEmulator({ port: 0, latency: 'instant', seed: 7 })
  })
  afterAll(() => emulator.close())

  it.each(codes)('%s', async (code, { status, kind, retryable }) => {
    const errors = []
    for (const transport of ['http', 'frame', 'mid-stream', 'sse-body']) {
      const { error } = await ask(emulator.url, {
        authorization: 'Bearer sk-test',
        'x-tyqw-error': `${code.replaceAll(' ', '_')}; transport=${transport}`,
      })
      expect(error).toMatchObject({ code, status, kind, retryable })
      expect(error?.requestId).toMatch(/^[0-9a-f-]{36}$/)
      errors.push({ ...error, requestId: 'any' })
    }
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1)
  })
})
