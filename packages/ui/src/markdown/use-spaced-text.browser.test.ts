import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref, watch } from 'vue'
import { pauseAfter, useSpacedText } from './use-spaced-text'

function setUp(costs: number[]) {
  const text = ref('')
  const isGrowing = ref(true)
  const scope = effectScope()
  const shown = scope.run(() =>
    useSpacedText(
      () => text.value,
      () => isGrowing.value,
      (tell) => tell(costs.shift() ?? 0),
    ),
  )
  const write = async (value: string) => {
    text.value = value
    await nextTick()
    return shown?.value
  }
  return { text, isGrowing, shown, write, scope }
}

describe('a text that grows', () => {
  it('is shown at once while that is cheap', async () => {
    const { write } = setUp([8, 3, 0])
    for (const value of ['一', '一二', '一二三', '一二三四']) expect(await write(value)).toBe(value)
  })

  it('waits at least as long as the last update took, and then is the newest', async () => {
    const { write, shown } = setUp([60])
    expect(await write('一')).toBe('一')
    expect(await write('一二')).toBe('一')
    expect(await write('一二三')).toBe('一')
    await expect.poll(() => shown?.value).toBe('一二三')
  })

  it('is whole at once when no more comes', async () => {
    const { write, isGrowing, shown } = setUp([10_000])
    await write('一')
    expect(await write('一二')).toBe('一')
    isGrowing.value = false
    await nextTick()
    expect(shown?.value).toBe('一二')
  })

  it.each([
    [8, 0],
    [10, 10],
    [16, 16],
    [32, 64],
    [64, 256],
    [500, 1000],
    [2000, 2000],
  ])('after an update of %i ms waits %i ms: the longer, the more it took', (cost, pause) => {
    expect(pauseAfter(cost)).toBe(pause)
  })

  it('waits for what an update has cost, although another one has followed', async () => {
    const tells: ((cost: number) => void)[] = []
    const text = ref('')
    const scope = effectScope()
    const shown = scope.run(() =>
      useSpacedText(
        () => text.value,
        () => true,
        (tell) => tells.push(tell),
      ),
    )
    for (const value of ['一', '一二']) {
      text.value = value
      await nextTick()
    }
    tells[0]?.(10_000)
    tells[1]?.(1)
    text.value = '一二三'
    await nextTick()
    expect(shown?.value).toBe('一二')
    scope.stop()
  })

  it('measures what the page’s own code does in an update, although no frame has come', async () => {
    const text = ref('')
    const scope = effectScope()
    const shown = scope.run(() =>
      useSpacedText(
        () => text.value,
        () => true,
      ),
    )
    let renders = 0
    const render = () => {
      renders += 1
      for (const end = performance.now() + 40; performance.now() < end;);
    }
    scope.run(() => watch(() => shown?.value, render, { flush: 'post' }))
    for (let length = 1; length <= 40; length++) {
      text.value = 'x'.repeat(length)
      await nextTick()
    }
    expect(renders).toBeLessThan(10)
    await expect.poll(() => shown?.value).toBe('x'.repeat(40))
    scope.stop()
  })

  it('measures the frames of texts that come faster than they do', async () => {
    const host = document.createElement('div')
    document.body.append(host)
    const text = ref('')
    const scope = effectScope()
    const shown = scope.run(() =>
      useSpacedText(
        () => text.value,
        () => true,
      ),
    )
    let updates = 0
    const render = () => {
      updates += 1
      host.textContent = shown?.value ?? ''
    }
    scope.run(() => watch(() => shown?.value, render, { flush: 'post' }))
    // Cheap for scripts, and dear to lay out.
    for (let chunk = 1; chunk <= 100; chunk++) {
      text.value = 'word '.repeat(2000 * chunk)
      await new Promise((resolve) => void setTimeout(resolve))
    }
    expect(updates).toBeLessThan(60)
    await expect.poll(() => shown?.value.length).toBe(1_000_000)
    scope.stop()
    host.remove()
  })

  it('measures real frames', async () => {
    const text = ref('')
    const scope = effectScope()
    const shown = scope.run(() =>
      useSpacedText(
        () => text.value,
        () => true,
      ),
    )
    for (let length = 1; length <= 20; length++) {
      text.value = 'x'.repeat(length)
      await new Promise(requestAnimationFrame)
    }
    await expect.poll(() => shown?.value).toBe('x'.repeat(20))
    scope.stop()
  })
})
