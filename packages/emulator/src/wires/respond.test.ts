import { describe, expect, it } from 'vitest'
import { ask } from '../../test/ask'
import { createEmulator } from '../index'

const once = (prompt: string, signal?: AbortSignal) =>
  ask(createEmulator({ latency: 'instant', seed: 1 }), {
    prompt,
    stream: false,
    ...(signal ? { signal } : {}),
  })

describe('what goes wrong without streaming', () => {
  it.each(['/truncated', '/cut-frame'])('%s: half of the JSON', async (prompt) => {
    const response = await once(prompt)
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toMatch(/^\{"output":/)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  it('/content-filter: the status of the error', async () => {
    const response = await once('/content-filter')
    expect(response.status).toBe(400)
    expect((await response.json()).code).toBe('DataInspectionFailed')
  })

  it('/stall: nothing, until the request aborts', async () => {
    const aborter = new AbortController()
    const answering = once('/stall', aborter.signal)
    const soon = new Promise((resolve) => setImmediate(resolve, 'nothing yet'))
    expect(await Promise.race([answering, soon])).toBe('nothing yet')
    aborter.abort()
    await expect(answering).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('/html: the page', async () => {
    expect((await once('/html')).headers.get('content-type')).toBe('text/html')
  })
})
