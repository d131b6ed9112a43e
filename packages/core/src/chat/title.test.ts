import { describe, expect, it } from 'vitest'
import { toTitle } from './title'

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length
const family = '👨‍👩‍👧‍👦'

describe('the title of a question', () => {
  it.each([
    ['你好，请介绍一下你自己', '你好，请介绍一下你自己'],
    ['  How   do I\tstart?  ', 'How do I start?'],
    ['\n\n  第一行\n第二行', '第一行'],
    ['windows\r\nlines', 'windows'],
    ['！！！\n——\n帮我看看', '帮我看看'],
    ['# 标题', '标题'],
    ['> 引用', '引用'],
    ['- 一\n- 二', '一'],
    ['**粗**的', '粗**的'],
    ['```ts\nconst answer = 42\n```', 'const answer = 42'],
    ['~~~\nplain\n~~~', 'plain'],
    ['```\n```\n为什么报错？', '为什么报错？'],
    ['看这个：\n```ts\nfoo()\n```', '看这个：'],
    [`${family} 是什么`, `${family} 是什么`],
    ['42', '42'],
    ['', ''],
    [' \n\t ', ''],
    ['？？', '？？'],
    ['```', '```'],
  ])('of %j is %j', (text, title) => {
    expect(toTitle(text)).toBe(title)
  })

  it('is cut to 40 characters, as people count them', () => {
    expect(toTitle('字'.repeat(40))).toBe('字'.repeat(40))
    expect(toTitle('字'.repeat(41))).toBe(`${'字'.repeat(40)}…`)
    expect(toTitle(`的${family.repeat(60)}`)).toBe(`的${family.repeat(39)}…`)
    expect(toTitle(`${'a'.repeat(39)} b`)).toBe(`${'a'.repeat(39)}…`)
  })

  it.each(['👍', family, '！', '🇨🇳', 'é', '，\uD83D\uDE00'])(
    'cuts no character in half, also where there is nothing but %j',
    (character) => {
      for (const start of ['', '!', '!!'])
        for (const count of [1, 20, 39, 40, 41, 500]) {
          const title = toTitle(start + character.repeat(count))
          expect(title).not.toMatch(/\p{Cs}/u)
          expect(graphemes(title)).toBeLessThanOrEqual(41)
          expect((start + character.repeat(count)).startsWith(title.replace('…', ''))).toBe(true)
        }
    },
  )

  it('reads no more than the beginning of a text of many megabytes', () => {
    expect(toTitle(`题${'\n字'.repeat(5_000_000)}`)).toBe('题')
    expect(toTitle(' '.repeat(5_000_000))).toBe('')
  })
})
