import { describe, expect, it } from 'vitest'
import { createParser } from './parser'

const parser = createParser()
const tasks = (markdown: string) =>
  parser
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'task')
    .map(({ meta }) => (meta as unknown as { isDone: boolean }).isDone)

describe('tasks', () => {
  it.each([
    ['- [ ] 一\n- [x] 二\n- [X] 三', [false, true, true]],
    ['1. [ ] 一\n2. [x] 二', [false, true]],
    ['* [ ] 一\n\n* [x] 二', [false, true]],
    ['- 一\n  - [x] 二\n    - [ ] 三', [true, false]],
    ['> - [x] 一', [true]],
    ['- [ ] **重**', [false]],
    ['- [x] `代码`', [true]],
    ['- [x] https://example.com', [true]],
    ['- [x] 一<ref>[1]</ref>', [true]],
    ['- [ ] 一\n\n  二', [false]],
  ])('are in %j', (markdown, expected) => {
    expect(tasks(markdown)).toEqual(expected)
  })

  it.each([
    '[ ] 一',
    '- [] 一',
    '- [x]一',
    '- [x](https://example.com) 一',
    '- \\[x] 一',
    '- 一 [x] 二',
    '- [y] 一',
    '- `[x] 一`',
    '- # [x] 一',
    '- 一\n\n  [x] 二',
  ])('are not in %j', (markdown) => {
    expect(tasks(markdown)).toEqual([])
  })
})
