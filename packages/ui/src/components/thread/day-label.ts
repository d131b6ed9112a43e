/** A day by the calendar of the browser, as a number that goes up by one each day. */
export function dayOf(time: number): number {
  const date = new Date(time)
  // By the calendar: with summer time a day has 23 or 25 hours.
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS)
}

const DAY_MS = 86_400_000

/**
 * What a day is called: "Today", "Yesterday", else its date, with the year when that is another one.
 *
 * @param time - Any moment of that day, in ms.
 * @param now - In ms.
 * @param language - A BCP 47 tag.
 */
export function toDayLabel(time: number, now: number, language: string): string {
  const distance = dayOf(time) - dayOf(now)
  if (distance === 0 || distance === -1) {
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    const [first = '', ...rest] = words.format(distance, 'day')
    return first.toLocaleUpperCase(language) + rest.join('')
  }
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(time)
}

/** The next midnight by the calendar of the browser, in ms. */
export function nextMidnight(now: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}
