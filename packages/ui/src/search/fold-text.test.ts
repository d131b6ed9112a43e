import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BARRIER, foldPlaces, foldQuery, foldText } from './fold-text'

describe('a folded text', () => {
  it.each([
    ['Qwen', 'qwen'],
    ['ＱＷＥＮ１２３', 'qwen123'],
    ['通义，千问！', '通义,千问!'],
    ['ｱﾌﾟﾘ', 'アプリ'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['Cafe\u0301', 'café'],
    ['a \n\t b\u3000c\u00a0d', 'a b c d'],
    ['通\u200b义\u00ad千\ufe0f问', '通义千问'],
    ['①ﬁ', '1fi'],
    ['𠮷野家', '𠮷野家'],
    ['', ''],
  ])('%j is %j', (text, expected) => {
    expect(foldText(text)).toBe(expected)
  })

  it('has no spaces around it when it is looked for, and nothing that is never found', () => {
    expect(foldQuery(`  通义 ${BARRIER} 千问\n`)).toBe('通义 千问')
    expect(foldQuery('   ')).toBe('')
  })
})

const text = array(
  constantFrom(
    'a',
    'B',
    'ｃ',
    '，',
    ',',
    ' ',
    '\n',
    '中',
    '文',
    'é',
    'e\u0301',
    'ﬁ',
    'ß',
    'ｶﾞ',
    '😀',
    '\u200b',
    '𠮷',
    BARRIER,
  ),
  { maxLength: 30 },
).map((all) => all.join(''))

describe('the places of a folded text', () => {
  it('are one for each of its code units, in order, and the end', () => {
    assert(
      property(string({ unit: 'grapheme' }), text, (other, own) => {
        const whole = other + own
        const places = foldPlaces(whole)
        expect(places).toHaveLength(foldText(whole).length + 1)
        expect(places.at(-1)).toBe(whole.length)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
    )
  })

  it('lead back to the text that was folded', () => {
    assert(
      property(text, text, text, (before, own, after) => {
        const whole = `${before}|${own}|${after}`
        const folded = foldText(whole)
        const places = foldPlaces(whole)
        const start = folded.indexOf('|') + 1
        const end = folded.lastIndexOf('|')
        // What is invisible in front of it may stay outside.
        expect(foldText(whole.slice(places[start], places[end]))).toBe(foldText(own))
        expect(own.endsWith(whole.slice(places[start], places[end]))).toBe(true)
      }),
    )
  })

  it('are found in linear time in long texts', () => {
    const long = '流式 Output，'.repeat(20_000)
    expect(foldPlaces(long)).toHaveLength(foldText(long).length + 1)
  })
})
