import { describe, expect, it } from 'vitest'
import { toByteText } from '../../../locale/byte-text'
import { extensionOf, toFileKind } from './file-kind'
import { splitName } from './split-name'

describe('toFileKind', () => {
  it.each([
    ['a.PDF', '', 'document'],
    ['表.xlsx', '', 'sheet'],
    ['a.tar.gz', '', 'archive'],
    ['没有', 'audio/mpeg', 'audio'],
    ['没有', 'application/pdf', 'document'],
    ['constructor.constructor', '', 'other'],
    ['.env', '', 'other'],
    ['', '', 'other'],
  ])('of %j with %j is %s', (name, mediaType, kind) => {
    expect(toFileKind(name, mediaType)).toBe(kind)
  })
})

it.each([
  ['a.pdf', 'PDF'],
  ['a.b.csv', 'CSV'],
  ['.env', ''],
  ['a.', ''],
  ['a.verylong', ''],
])('the ending of %j is %j', (name, ending) => {
  expect(extensionOf(name)).toBe(ending)
})

describe('splitName', () => {
  it('keeps the end of a long name', () => {
    const name = '二〇二六年第三季度华东区销售数据汇总.xlsx'
    const [head, tail] = splitName(name)
    expect(head + tail).toBe(name)
    expect(tail).toMatch(/\.xlsx$/)
  })

  it.each(['a.pdf', 'קובץ מאוד ארוך עם שם שלא נגמר.pdf'])('leaves %j whole', (name) => {
    expect(splitName(name)).toEqual([name, ''])
  })

  it('cuts no character in two', () => {
    const [, tail] = splitName('👍'.repeat(30))
    expect(Array.from(tail)).toEqual(Array.from({ length: 9 }, () => '👍'))
  })
})

it.each([
  [0, '0 byte'],
  [832, '832 byte'],
  [1500, '2 kB'],
  [1_834_221, '1.8 MB'],
  [3e12, '3,000 GB'],
])('%d bytes are %j', (bytes, text) => {
  expect(toByteText(bytes, { code: 'en-US' }).replaceAll(/\u00a0/g, ' ')).toBe(text)
})
