import { describe, expect, it, vi } from 'vitest'
import { createTestClock } from '../../test/test-clock'
import { createSilenceWatch } from './silence-watch'

const LIMIT = 1000
const GRACE = 250

function setUp(limit = LIMIT) {
  const clock = createTestClock()
  const onSilence = vi.fn()
  const watch = createSilenceWatch(limit, clock, onSilence)
  return { clock, onSilence, watch }
}

describe('createSilenceWatch', () => {
  it('calls back once, when one wait is too long and nothing was pending', () => {
    const { clock, onSilence, watch } = setUp()
    watch.begin()
    clock.advance(LIMIT + GRACE - 1)
    expect(onSilence).not.toHaveBeenCalled()
    clock.advance(1)
    expect(onSilence).toHaveBeenCalledTimes(1)
    expect(clock.waiting).toBe(0)
  })

  it.each([0, 1, 400, 999])('measures each wait from its own beginning: after %i ms', (pause) => {
    const { clock, onSilence, watch } = setUp()
    watch.begin()
    clock.advance(pause)
    watch.end()
    watch.begin()
    clock.advance(LIMIT + GRACE - 1)
    expect(onSilence).not.toHaveBeenCalled()
    clock.advance(1)
    expect(onSilence).toHaveBeenCalledTimes(1)
  })

  it('sets one timer for any number of waits', () => {
    const { clock, watch } = setUp()
    const after = vi.spyOn(clock, 'after')
    for (let count = 0; count < 1000; count++) {
      watch.begin()
      watch.end()
    }
    expect(after).toHaveBeenCalledTimes(1)
  })

  it('never calls back while bytes keep coming', () => {
    const { clock, onSilence, watch } = setUp()
    for (let count = 0; count < 100; count++) {
      watch.begin()
      clock.advance(LIMIT - 1)
      watch.end()
    }
    expect(onSilence).not.toHaveBeenCalled()
  })

  it('does not count the time in which nobody waits', () => {
    const { clock, onSilence, watch } = setUp()
    watch.begin()
    watch.end()
    clock.advance(10 * LIMIT)
    expect(onSilence).not.toHaveBeenCalled()
    watch.begin()
    clock.advance(LIMIT + GRACE)
    expect(onSilence).toHaveBeenCalledTimes(1)
  })

  it('gives what is pending after a sleep the time to arrive', () => {
    const { clock, onSilence, watch } = setUp()
    watch.begin()
    clock.advance(LIMIT)
    watch.end()
    watch.begin()
    clock.advance(LIMIT - 1)
    expect(onSilence).not.toHaveBeenCalled()
  })

  it('waits anew when the clock was set in the meantime', () => {
    const { clock, onSilence, watch } = setUp()
    const now = vi.spyOn(clock, 'now')
    watch.begin()
    watch.end()
    watch.begin()
    now.mockReturnValue(5_000_000_000)
    clock.advance(LIMIT + GRACE)
    expect(onSilence).not.toHaveBeenCalled()
    clock.advance(LIMIT)
    expect(onSilence).toHaveBeenCalledTimes(1)
  })

  it('leaves no timer behind once it is stopped', () => {
    const { clock, onSilence, watch } = setUp()
    watch.begin()
    watch.stop()
    expect(clock.waiting).toBe(0)
    watch.begin()
    clock.advance(LIMIT)
    watch.stop()
    expect(clock.waiting).toBe(0)
    expect(onSilence).not.toHaveBeenCalled()
  })

  it.each([0, Infinity, -1])('takes %s for no limit', (limit) => {
    const { clock, watch } = setUp(limit)
    watch.begin()
    expect(clock.waiting).toBe(0)
  })
})
