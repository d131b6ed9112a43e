import { beforeEach, describe, expect, it } from 'vitest'
import { useImeGuard } from './use-ime-guard'

let time = 0
const enter = { isComposing: false, keyCode: 13 }
const guardAt = () => useImeGuard({ now: () => time })

beforeEach(() => (time = 1000))

describe('useImeGuard', () => {
  it('lets a plain Enter through', () => {
    expect(guardAt().isComposing(enter)).toBe(false)
  })

  it('holds keys while composing, in the order of Chromium', () => {
    const guard = guardAt()
    guard.onCompositionstart()
    expect(guard.isComposing({ isComposing: true, keyCode: 229 })).toBe(true)
    guard.onCompositionend()
    time += 200
    expect(guard.isComposing(enter)).toBe(false)
  })

  it('holds the Enter that Safari sends after the composition has ended', () => {
    const guard = guardAt()
    guard.onCompositionstart()
    guard.onCompositionend()
    time += 49
    expect(guard.isComposing(enter)).toBe(true)
    time += 1
    expect(guard.isComposing(enter)).toBe(false)
  })

  it('knows keyCode 229 without any composition event', () => {
    expect(guardAt().isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
  })
})
