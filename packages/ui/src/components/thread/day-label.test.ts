import { afterEach, describe, expect, it } from 'vitest'
import { dayOf, nextMidnight, toDayLabel } from './day-label'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

const at = (text: string) => new Date(text).getTime()

describe.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'UTC'])('in %s', (name) => {
  it('names days by the calendar of that place', () => {
    process.env['TZ'] = name
    // Without a zone, these are times of the place.
    const now = at('2026-03-10T00:00:30')
    expect(toDayLabel(at('2026-03-10T00:00:00'), now, 'zh-CN')).toBe('今天')
    expect(toDayLabel(at('2026-03-09T23:59:59'), now, 'zh-CN')).toBe('昨天')
    expect(toDayLabel(at('2026-03-09T00:00:00'), now, 'en-US')).toBe('Yesterday')
    expect(toDayLabel(at('2026-03-08T23:59:59'), now, 'zh-CN')).toBe('3月8日周日')
    expect(toDayLabel(at('2026-03-08T12:00:00'), now, 'en-US')).toBe('Sun, March 8')
    expect(toDayLabel(at('2025-12-31T12:00:00'), now, 'zh-CN')).toBe('2025年12月31日周三')
    expect(toDayLabel(at('2026-03-11T01:00:00'), now, 'zh-CN')).toBe('3月11日周三')
  })

  it('counts one day from each midnight to the next, with summer time, too', () => {
    process.env['TZ'] = name
    let midnight = at('2026-01-01T00:00:00')
    for (let day = 1; day <= 365; day += 1) {
      const next = nextMidnight(midnight)
      expect(dayOf(next - 1)).toBe(dayOf(midnight))
      expect(dayOf(next)).toBe(dayOf(midnight) + 1)
      midnight = next
    }
    expect(midnight).toBe(at('2027-01-01T00:00:00'))
  })
})

it('tells one moment apart by place', () => {
  const moment = at('2026-03-09T20:00:00Z')
  const now = at('2026-03-10T10:00:00Z')
  process.env['TZ'] = 'Asia/Shanghai'
  expect(toDayLabel(moment, now, 'zh-CN')).toBe('今天')
  process.env['TZ'] = 'UTC'
  expect(toDayLabel(moment, now, 'zh-CN')).toBe('昨天')
})

it('speaks other languages by itself', () => {
  const now = at('2026-03-10T12:00:00')
  expect(toDayLabel(now, now, 'ar')).toBe('اليوم')
  expect(toDayLabel(now, now, 'ja')).toBe('今日')
})
