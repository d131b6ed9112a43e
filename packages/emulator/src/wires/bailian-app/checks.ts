import { isAbsent, isFields } from '../fields'

/** A sentence that says what is wrong with a field, or undefined. */
export type Problem = string | undefined

/** Left out, null, or a value that passes; otherwise "name must be what." */
export function check(
  name: string,
  value: unknown,
  what: string,
  passes: (value: unknown) => boolean,
): Problem {
  return isAbsent(value) || passes(value) ? undefined : `${name} must be ${what}.`
}

/** A boolean. */
export function checkBoolean(name: string, value: unknown): Problem {
  return check(name, value, 'true or false', (given) => typeof given === 'boolean')
}

/** A text. */
export function checkText(name: string, value: unknown): Problem {
  return check(name, value, 'a string', (given) => typeof given === 'string')
}

/** A JSON object of at most so many members. */
export function checkObject(name: string, value: unknown, most = Infinity): Problem {
  return (
    check(name, value, 'an object', isFields) ??
    check(name, value, `an object of at most ${most} members`, (given) =>
      isFields(given) ? Object.keys(given).length <= most : false,
    )
  )
}

/** Texts, at most so many. */
export function checkTexts(name: string, value: unknown, most = Infinity): Problem {
  return (
    check(name, value, 'an array of strings', isTexts) ??
    check(name, value, `an array of at most ${most} items`, (given) =>
      isTexts(given) ? given.length <= most : false,
    )
  )
}

/** Whether a value is an array of texts. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
