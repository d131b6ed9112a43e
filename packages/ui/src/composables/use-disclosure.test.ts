import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { CLOSE_AFTER_MS, useDisclosure } from './use-disclosure'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open() {
  const isActive = ref(true)
  const scope = effectScope()
  const disclosure = scope.run(() => useDisclosure(isActive))
  if (!disclosure) throw new Error('the scope did not run')
  return { isActive, scope, ...disclosure }
}

describe('useDisclosure', () => {
  it('closes a moment after the work has ended', async () => {
    const { isActive, isOpen } = open()
    expect(isOpen.value).toBe(true)
    isActive.value = false
    await nextTick()
    vi.advanceTimersByTime(CLOSE_AFTER_MS - 1)
    expect(isOpen.value).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isOpen.value).toBe(false)
  })

  it('leaves a part alone that the user has touched', async () => {
    const { isActive, isOpen, toggle } = open()
    toggle()
    toggle()
    isActive.value = false
    await nextTick()
    vi.runAllTimers()
    expect(isOpen.value).toBe(true)
  })

  it('opens again when the work goes on', async () => {
    const { isActive, isOpen } = open()
    isActive.value = false
    await nextTick()
    isActive.value = true
    await nextTick()
    vi.runAllTimers()
    expect(isOpen.value).toBe(true)
  })

  it('leaves no timer behind', async () => {
    const { isActive, scope } = open()
    isActive.value = false
    await nextTick()
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
