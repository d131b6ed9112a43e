import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import type { UploadFile } from './attachment-settings'
import { useAttachments, type Attachments } from './use-attachments'

let server: Server | undefined
let scope: EffectScope | undefined
afterEach(async () => {
  scope?.stop()
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  server = scope = undefined
})

/** A server that takes files, and an `upload` that brings them there. */
async function uploads(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const listening = (server = createServer(answer))
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as AddressInfo
  const upload: UploadFile = async (file, { signal, onProgress }) => {
    onProgress(0.5)
    const response = await fetch(`http://127.0.0.1:${port}/${file.name}`, {
      method: 'PUT',
      body: file,
      signal,
    })
    if (!response.ok) throw new Error(`The server says ${response.status}.`)
    return (await response.json()) as { url: string }
  }
  scope = effectScope()
  return scope.run(() => useAttachments({ upload })) as Attachments
}

const pdf = (name: string) => new File(['%PDF'], name, { type: 'application/pdf' })
const states = ({ items }: Attachments) => items.value.map(({ state }) => state)

describe('a file that is uploaded', () => {
  it('goes to the server whole, and its address into the question', async () => {
    const bodies: string[] = []
    const files = await uploads(async (request, response) => {
      for await (const chunk of request) bodies.push(String(chunk))
      response.end(JSON.stringify({ url: `https://files.example${request.url}` }))
    })
    expect(files.add([pdf('a.pdf'), pdf('b.pdf')])).toEqual([])
    expect(states(files)).toEqual(['loading', 'loading'])
    await vi.waitFor(() => expect(states(files)).toEqual(['ready', 'ready']))
    expect(bodies).toEqual(['%PDF', '%PDF'])
    expect(files.items.value.map(({ part }) => part)).toEqual([
      {
        type: 'file',
        mediaType: 'application/pdf',
        url: 'https://files.example/a.pdf',
        name: 'a.pdf',
        size: 4,
      },
      {
        type: 'file',
        mediaType: 'application/pdf',
        url: 'https://files.example/b.pdf',
        name: 'b.pdf',
        size: 4,
      },
    ])
  })

  it('can be sent again when the server fails', async () => {
    let asked = 0
    const files = await uploads((request, response) => {
      request.resume()
      response.statusCode = (asked += 1) === 1 ? 500 : 200
      response.end(JSON.stringify({ url: 'https://files.example/1' }))
    })
    files.add([pdf('a.pdf')])
    await vi.waitFor(() => expect(states(files)).toEqual(['failed']))
    files.items.value[0]?.retry()
    expect(states(files)).toEqual(['loading'])
    await vi.waitFor(() => expect(states(files)).toEqual(['ready']))
    files.items.value[0]?.retry()
    expect(asked).toBe(2)
  })

  it('is let go of at once when it is taken away, and so are all with the scope', async () => {
    const closed = vi.fn()
    const files = await uploads((request) => request.on('close', closed))
    files.add([pdf('a.pdf'), pdf('b.pdf')])
    await vi.waitFor(() => expect(server && connections(server)).resolves.toBe(2))
    const [first] = files.items.value
    if (first) files.remove(first)
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(1))
    expect(files.items.value.map(({ name }) => name)).toEqual(['b.pdf'])
    expect(first?.state).toBe('loading')
    scope?.stop()
    await vi.waitFor(() => expect(closed).toHaveBeenCalledTimes(2))
    expect(files.items.value).toEqual([])
  })

  it.each(['javascript:alert(1)', 'blob:x', '/relative', ''])(
    'fails when the server gives %o as its address',
    async (url) => {
      const files = await uploads((request, response) => {
        request.resume()
        response.end(JSON.stringify({ url }))
      })
      files.add([pdf('a.pdf')])
      await vi.waitFor(() => expect(states(files)).toEqual(['failed']))
      expect(files.items.value[0]?.part).toBeUndefined()
    },
  )
})

const connections = (of: Server) =>
  new Promise<number>((resolve) => of.getConnections((_, count) => resolve(count)))
