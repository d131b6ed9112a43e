import { expect, it } from 'vitest'
import { toPrettyJson } from './pretty-json'

it.each([
  ['nothing', undefined, ''],
  ['an object', { a: 1 }, '{\n  "a": 1\n}'],
  ['JSON text', '{"a":1}', '{\n  "a": 1\n}'],
  ['JSON text that is still coming', '{"a":', '{"a":'],
  ['text that looks like a number', '007', '007'],
  ['a number in JSON', '21', '21'],
  ['a number', 21, '21'],
  ['null', null, 'null'],
])('shows %s', (_, value, text) => {
  expect(toPrettyJson(value)).toBe(text)
})
