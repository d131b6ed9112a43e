import { expect, it } from 'vitest'
import { toTokenGroups, toTokens } from './tokens'

it.each([
  ['Hello, world', ['Hello', ',', ' world']],
  ['我是通义千问', ['我是', '通义', '千问']],
  ['9.11\n\n<ref>[4]', ['9', '.', '1', '1', '\n\n', '<', 'ref', '>', '[', '4', ']']],
  ['😀👍', ['😀', '👍']],
  ['', []],
])('splits %j', (text, tokens) => {
  expect(toTokens(text)).toEqual(tokens)
})

it('loses nothing when it groups', () => {
  const text = '# 标题\n\n- one\ttwo  three 😀\r\n```ts\nconst a = 1\n```'
  expect(
    toTokenGroups(text)
      .map((group) => group.text)
      .join(''),
  ).toBe(text)
  expect(toTokenGroups('a b c d e f g h').map((group) => group.tokens)).toEqual([1, 1, 1, 4, 1])
})
