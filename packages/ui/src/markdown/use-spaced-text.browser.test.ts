import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSpacedText } from './use-spaced-text'

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

  it('waits as long as the last frame took, and then is the newest', async () => {
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
