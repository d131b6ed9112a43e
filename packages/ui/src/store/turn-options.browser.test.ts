import { afterEach, describe, expect, it } from 'vitest'
import { createViewState } from './view-state'

afterEach(() => localStorage.clear())

describe('what was turned on and off', () => {
  it('outlives a reload, for each conversation', () => {
    const state = createViewState('me', 'default')
    state.setTurnOptions('a', { thinking: true, search: false })
    state.setDraft('b', '草稿')
    state.flush()
    const next = createViewState('me', 'default')
    expect(next.turnOptions('a')).toEqual({ thinking: true, search: false })
    expect(next.turnOptions('b')).toBeUndefined()
    expect(next.draft('b')).toBe('草稿')
    next.forget('a')
    next.flush()
    expect(createViewState('me', 'default').turnOptions('a')).toBeUndefined()
  })

  it.each([['"on"'], ['{"thinking":"yes","search":true}'], ['[1]'], ['null']])(
    'is only what it can be, whatever is stored: %s',
    (turn) => {
      localStorage.setItem('tyqw/view/me/default/a', `{"draft":"","turn":${turn}}`)
      const values = Object.values(createViewState('me', 'default').turnOptions('a') ?? {})
      expect(values.every((value) => typeof value === 'boolean')).toBe(true)
    },
  )
})
