import { expect, it } from 'vitest'
import { createByteMask, hideKey, maskKey } from './mask'

const KEY = 'sk-0123456789abcdef0123456789abcdef'

it('shows the prefix, and the last four characters of a long key', () => {
  expect(hideKey(KEY)).toBe('sk-***cdef')
  expect(hideKey('sk-short')).toBe('sk-***')
})

it('masks every occurrence, beside text of any kind', () => {
  expect(maskKey(`${KEY} ${KEY}`, KEY)).toBe('sk-***cdef sk-***cdef')
  const mask = createByteMask(KEY)
  const bytes = new TextEncoder().encode(`你好 ${KEY} 😀`)
  expect(new TextDecoder().decode(mask(bytes))).toBe('你好 sk-***cdef 😀')
  const harmless = new TextEncoder().encode('你好')
  expect(mask(harmless)).toBe(harmless)
})
