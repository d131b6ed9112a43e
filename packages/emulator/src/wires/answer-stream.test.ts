import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask } from '../../test/ask'
import { createEmulator } from '../index'

describe('pauses and stopping', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const emulator = createEmulator({ seed: 1, latency: { firstTokenMs: 300, frameMs: 30 } })

  async function open(prompt: string, signal?: AbortSignal) {
    const response = await ask(emulator, { prompt, ...(signal ? { signal } : {}) })
    return response.body?.getReader() ?? expect.fail()
  }

  it('waits for the first token, then for each frame', async () => {
    const reader = await open('hi')
    let frames = 0
    const reading = (async () => {
      for (; frames < 3; frames += 1) await reader.read()
    })()
    await vi.advanceTimersByTimeAsync(299)
    expect(frames).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(frames).toBe(1)
    await vi.advanceTimersByTimeAsync(29)
    expect(frames).toBe(1)
    await vi.advanceTimersByTimeAsync(31)
    expect(frames).toBe(3)
    await reading
    await reader.cancel()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stops its timer and fails the read when the request aborts', async () => {
    const aborter = new AbortController()
    const reader = await open('hi', aborter.signal)
    const read = reader.read()
    expect(vi.getTimerCount()).toBe(1)
    aborter.abort()
    await expect(read).rejects.toMatchObject({ name: 'AbortError' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stops its timer when the body is cancelled', async () => {
    const reader = await open('hi')
    const read = reader.read()
    expect(vi.getTimerCount()).toBe(1)
    await reader.cancel()
    expect(await read).toEqual({ done: true, value: undefined })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stalls without a timer until the request aborts', async () => {
    const aborter = new AbortController()
    const reader = await open('/stall', aborter.signal)
    let frames = 0
    const reading = (async () => {
      for (;;) {
        await reader.read()
        frames += 1
      }
    })()
    const failed = expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(frames).toBe(10)
    expect(vi.getTimerCount()).toBe(0)
    aborter.abort()
    await failed
  })

  it('rejects at once when the request was aborted before', async () => {
    await expect(open('hi', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  })
})
