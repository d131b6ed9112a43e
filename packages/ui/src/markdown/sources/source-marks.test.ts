import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { createSourceMarks } from './source-marks'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const Popover = { render: () => null }

/** A mark, as far as it is needed without a page. */
function toAnchor() {
  const attributes = new Map<string, string>()
  return {
    attributes,
    focus: vi.fn(),
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
  } as unknown as HTMLElement & { readonly attributes: Map<string, string> }
}

function setup(load: () => Promise<typeof Popover> = () => Promise.resolve(Popover)) {
  const scope = effectScope()
  const marks = scope.run(() => createSourceMarks(load))
  if (!marks) throw new Error('The scope did not run.')
  const act = (name: string, anchor: HTMLElement, pointerType = 'mouse', index = '1') =>
    marks.listenersOf(index)[name]?.({ currentTarget: anchor, pointerType } as unknown as Event)
  return { marks, scope, act }
}

describe('a pointer on a mark', () => {
  it('opens it only when it rests there', () => {
    const { marks, act } = setup()
    const anchor = toAnchor()
    act('onPointerenter', anchor)
    vi.advanceTimersByTime(249)
    expect(marks.open.value).toBeUndefined()
    act('onPointerleave', anchor)
    act('onPointerenter', anchor)
    vi.advanceTimersByTime(250)
    expect(marks.open.value).toEqual({ anchor, index: '1', isPinned: false })
    expect(anchor.attributes.get('aria-expanded')).toBe('true')
  })

  it('opens nothing where it is a finger', () => {
    const { marks, act } = setup()
    act('onPointerenter', toAnchor(), 'touch')
    vi.runAllTimers()
    expect(marks.open.value).toBeUndefined()
  })

  it('closes it a moment after it has left, unless it is on the popover by then', () => {
    const { marks, act } = setup()
    const anchor = toAnchor()
    act('onPointerenter', anchor)
    vi.advanceTimersByTime(250)
    act('onPointerleave', anchor)
    marks.hold()
    vi.runAllTimers()
    expect(marks.open.value).toBeDefined()
    marks.release()
    vi.runAllTimers()
    expect(marks.open.value).toBeUndefined()
    expect(anchor.attributes.get('aria-expanded')).toBe('false')
    expect(anchor.focus).not.toHaveBeenCalled()
  })

  it('changes nothing that was pressed', () => {
    const { marks, act } = setup()
    const [pressed, other] = [toAnchor(), toAnchor()]
    act('onClick', pressed)
    act('onPointerenter', other)
    act('onPointerleave', pressed)
    vi.runAllTimers()
    expect(marks.open.value).toMatchObject({ anchor: pressed, isPinned: true })
    act('onClick', pressed)
    expect(marks.open.value).toBeUndefined()
  })
})

describe('its part', () => {
  it('is fetched once, when a mark is first met', async () => {
    const load = vi.fn(() => Promise.resolve(Popover))
    const { marks, act } = setup(load)
    act('onFocus', toAnchor())
    act('onPointerenter', toAnchor())
    act('onClick', toAnchor())
    await nextTick()
    expect(load).toHaveBeenCalledTimes(1)
    expect(marks.popover.value).toBe(Popover)
  })

  it('is asked for again after it could not be fetched', async () => {
    const load = vi.fn(() => Promise.resolve(Popover))
    load.mockRejectedValueOnce(new Error('offline'))
    const { marks, act } = setup(load)
    act('onClick', toAnchor())
    await vi.waitFor(() => expect(marks.popover.value).toBe('failed'))
    act('onClick', toAnchor())
    await vi.waitFor(() => expect(marks.popover.value).toBe(Popover))
  })
})

it('leaves no timer behind', () => {
  const { act, scope } = setup()
  act('onPointerenter', toAnchor())
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})
