/** What stands between commas. */
export function split(value: string): string[] {
  return value.split(',').filter(Boolean)
}

/** @throws when there is no such name */
export function oneOf<Name extends string>(
  value: string,
  names: readonly Name[],
  option: string,
): Name {
  const name = names.find((candidate) => candidate === value)
  if (name === undefined)
    throw new Error(`${option}: there is no ${value}, only ${names.join(', ')}`)
  return name
}

/** @throws when it is no whole number, or a smaller one */
export function toNumber(value: string, option: string, least = 1): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < least)
    throw new Error(`${option}: ${value} is not a whole number of at least ${least}`)
  return number
}
