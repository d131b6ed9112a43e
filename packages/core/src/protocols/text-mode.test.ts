import { describe, expect, it } from 'vitest'
import { createTextMode } from './text-mode'

/** What is on the page after each frame. */
function shown(incrementalOutput: boolean | undefined, frames: readonly string[]) {
  const mode = createTextMode({ incrementalOutput })
  let text = ''
  const apply = (change: ReturnType<typeof mode.read>) => {
    if (change) text = 'delta' in change ? text + change.delta : change.text
    return text
  }
  return [...frames.map((frame) => apply(mode.read(frame))), apply(mode.flush())]
}

describe('createTextMode', () => {
  it.each([
    ['deltas, asked for', true, ['你', '好', '', '吗', '']],
    ['whole texts, asked for', false, ['你', '你好', '你好', '你好吗', '']],
    ['whole texts, the default', undefined, ['你', '你好', '你好吗']],
    ['whole texts where deltas were asked for', true, ['你', '你好', '你好吗', '你好吗']],
    ['a short whole text where deltas were asked for', true, ['你', '你好吗', '你好吗', '你好吗']],
    ['deltas where whole texts were asked for', false, ['你', '好', '吗']],
    ['one frame', true, ['你好吗']],
    ['a whole text that comes late', false, ['你', '你好', '你', '你好吗', '你好']],
    ['a whole text that comes late at once', false, ['你好', '你', '你好吗']],
    ['a whole text that is corrected', false, ['我', '我好', '你好吗']],
  ])('%s: the text is there once', (_, asked, frames) => {
    expect(shown(asked, frames).at(-1)).toBe('你好吗')
  })

  it('never shows re-sent text twice, not even for a frame', () => {
    expect(shown(true, ['你', '你好', '你好吗', '你好吗？'])).toEqual([
      '你',
      '你',
      '你好吗',
      '你好吗？',
      '你好吗？',
    ])
  })

  it('loses no delta that looks like a whole text that comes late', () => {
    expect(shown(false, ['哈哈', '哈', '，好笑']).at(-1)).toBe('哈哈哈，好笑')
  })

  it.each([[['哈', '哈哈', '，好笑']], [['哈', '哈哈']], [['哈', '哈', '哈']]])(
    'loses no delta that happens to begin with the one before: %j',
    (frames) => {
      expect(shown(true, frames).at(-1)).toBe(frames.join(''))
    },
  )
})
