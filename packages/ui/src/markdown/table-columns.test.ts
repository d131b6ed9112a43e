import { describe, expect, it } from 'vitest'
import { createParser } from './parser'
import { tableColumns } from './table-columns'

const parser = createParser()
const columns = (markdown: string) => {
  const tokens = parser.parse(markdown, {})
  const rows = tokens.flatMap(({ type }, index) => (type === 'tr_open' ? [index] : []))
  return tableColumns(rows.slice(0, 2).map((start, row) => tokens.slice(start, rows[row + 1])))
}

describe('tableColumns', () => {
  it('gives a long column more than a short one, and shares out the whole width', () => {
    const { shares } = columns('| 速度 | 适合的场景 |\n|--|--|\n| 快 | 分析报告、多步任务 |')
    const [short = 0, long = 0] = shares
    expect(long).toBeGreaterThan(short)
    expect(short + long).toBeCloseTo(100)
  })

  it('counts what is shown, not the syntax around it', () => {
    expect(columns('| a |\n|--|\n| [链接链接](https://example.com/very/long) |')).toEqual(
      columns('| a |\n|--|\n| 链接链接 |'),
    )
  })

  it('depends on the header and the first row alone', () => {
    const table = '| 名 | 值 |\n|--|--|\n| 一 | 二 |\n'
    expect(columns(`${table}| ${'很长'.repeat(50)} | 四 |\n`)).toEqual(columns(table))
  })

  it('lets no column take all the others’ room', () => {
    const [empty = 0] = columns(`| | ${'很长'.repeat(99)} |\n|--|--|\n| | x |`).shares
    expect(empty).toBeGreaterThan(20)
  })

  it('needs more room for more columns', () => {
    const least = (count: number) =>
      columns(`|${' a |'.repeat(count)}\n|${'--|'.repeat(count)}`).least
    expect(least(3)).toBeLessThan(320)
    expect(least(12)).toBeGreaterThan(800)
  })
})
