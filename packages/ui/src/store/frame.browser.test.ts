import { afterEach, describe, expect, it, vi } from 'vitest'
import { onNextFrame } from './frame'

afterEach(() => vi.restoreAllMocks())

describe('onNextFrame', () => {
  it('runs once, with the next frame', async () => {
    const run = vi.fn()
    onNextFrame(run)
    expect(run).not.toHaveBeenCalled()
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs in a hidden tab, which gets no frames', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    const frame = vi.spyOn(window, 'requestAnimationFrame')
    const run = vi.fn()
    onNextFrame(run)
    await expect.poll(() => run.mock.calls.length).toBe(1)
    expect(frame).not.toHaveBeenCalled()
  })

  it('runs when the tab is hidden before its frame comes', async () => {
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1)
    const run = vi.fn()
    onNextFrame(run)
    await expect.poll(() => run.mock.calls.length).toBe(1)
  })

  it('can be taken back', async () => {
    const run = vi.fn()
    onNextFrame(run)()
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    expect(run).not.toHaveBeenCalled()
  })
})
