import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createViewState } from './view-state'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

describe('createViewState', () => {
  it('keeps draft and place of each conversation, and forgets those that are empty', () => {
    const state = createViewState('甲', 'default')
    state.setDraft('c1', '草稿')
    state.setPlace('c1', { id: 'm1', offset: -20 })
    state.setDraft('c2', '另一个')
    state.flush()
    const again = createViewState('甲', 'default')
    expect([again.draft('c1'), again.draft('c2'), again.draft('c3')]).toEqual([
      '草稿',
      '另一个',
      '',
    ])
    expect(again.place('c1')).toEqual({ id: 'm1', offset: -20 })
    again.setDraft('c2', '')
    again.forget('c1')
    again.flush()
    expect(Object.keys(localStorage)).toEqual([])
  })

  it('writes what rests, without being asked', async () => {
    createViewState('甲', 'default').setDraft('', '新的')
    await expect.poll(() => createViewState('甲', 'default').draft('')).toBe('新的')
  })

  it('tells users and chats apart, whatever they are called', () => {
    const names = [
      ['a/b', 'c'],
      ['a', 'b/c'],
      ['a', 'b'],
      ['', 'a/b'],
      ['../a', 'c'],
    ] as const
    names.forEach(([user, chat], index) => {
      const state = createViewState(user, chat)
      state.setDraft('x', String(index))
      state.setActive(String(index))
      state.flush()
    })
    names.forEach(([user, chat], index) => {
      const state = createViewState(user, chat)
      expect([state.draft('x'), state.active()]).toEqual([String(index), String(index)])
    })
    createViewState('a', 'b').clear()
    expect(createViewState('a', 'b/c').draft('x')).toBe('')
    expect(createViewState('a/b', 'c').draft('x')).toBe('0')
  })

  it.each([
    ['no JSON', '{"draft'],
    ['another type', '[1]'],
    ['null', 'null'],
    ['wrong fields', '{"draft":{"a":1},"place":{"id":1,"offset":"x"}}'],
    ['endless numbers', '{"draft":5,"place":{"id":"m","offset":1e999}}'],
  ])('takes %s for nothing', (_, text) => {
    localStorage.setItem('tyqw/view/u/default/c', text)
    const state = createViewState('u', 'default')
    expect(state.draft('c')).toBe('')
    expect(state.place('c')).toBeUndefined()
  })

  it('lasts as long as the page for nobody, and where storage is blocked', () => {
    const nobody = createViewState(undefined, 'default')
    nobody.setDraft('c', '草稿')
    nobody.setActive('c')
    nobody.flush()
    expect(nobody.draft('c')).toBe('草稿')
    expect(nobody.active()).toBeUndefined()
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])

    const blocked = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const state = createViewState('u', 'default')
    state.setDraft('c', '草稿')
    state.setActive('c')
    state.flush()
    expect(state.draft('c')).toBe('草稿')
    blocked.mockRestore()
  })
})
