import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { streamCases, type ExpectedEvent } from '../../test/event-stream-cases'
import { serve } from '../../test/serve'
import { openEventStream, wasCut } from './event-stream'

async function eventsFrom(answer: (response: ServerResponse) => void): Promise<ExpectedEvent[]> {
  const server = await serve(answer)
  const events: ExpectedEvent[] = []
  for await (const event of openEventStream(server.url)) {
    const { event: type, ...rest } = event
    events.push({
      ...(type !== 'message' && { event: type }),
      ...rest,
      ...(wasCut(event) && { isCut: true }),
    })
  }
  expect(server.requests).toHaveLength(1)
  return events
}

const as = (contentType: string) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': contentType })

describe('a whole request, in the cases of web-platform-tests', () => {
  it.each(streamCases)('%s', async (_, body, events) => {
    const received = await eventsFrom((response) => as('text/event-stream')(response).end(body))
    expect(received).toEqual(events)
  })

  it.each(streamCases)('%s, each byte on its own', async (_, body, events) => {
    const received = await eventsFrom((response) => {
      as('text/event-stream')(response)
      for (const byte of Buffer.from(body)) response.write(Uint8Array.of(byte))
      response.end()
    })
    expect(received).toEqual(events)
  })

  it.each([
    ['format-mime-trailing-semicolon', 'text/event-stream;'],
    ['format-utf-8', 'text/event-stream;charset=windows-1252'],
    ['with capitals', 'Text/Event-Stream; charset=UTF-8'],
  ])('%s: reads %s, always as UTF-8', async (_, contentType) => {
    const received = await eventsFrom((response) => as(contentType)(response).end('data:ok…\n\n\n'))
    expect(received).toEqual([{ data: 'ok…' }])
  })

  it.each([
    ['format-mime-bogus', 'x bogus'],
    ['format-mime-valid-bogus', 'text/x-bogus'],
    ['another that begins alike', 'text/event-stream-x'],
  ])('%s: refuses %s, and gives no event', async (_, contentType) => {
    const received = eventsFrom((response) => as(contentType)(response).end('data: data\n\n\n'))
    await expect(received).rejects.toMatchObject({ code: 'not-an-event-stream', kind: 'protocol' })
  })
})
