import { describe, expect, it } from 'vitest'
import { errorCodes } from './error-codes'
import { toServiceError } from './service-error'

describe('service errors', () => {
  it('holds codes with blanks and dots as they are', () => {
    expect(errorCodes['NOT AUTHORIZED']).toEqual({
      status: 401,
      kind: 'forbidden',
      retryable: false,
    })
    expect(errorCodes['App.AccessDenied']?.kind).toBe('forbidden')
    expect(Object.keys(errorCodes).filter((code) => /,|^ | $/.test(code))).toEqual([])
  })

  it.each(Object.entries(errorCodes))(
    'reads %s as documented',
    (code, { status, kind, retryable }) => {
      expect(toServiceError({ code, status })).toMatchObject({ code, status, kind, retryable })
      // Inside a stream the status can be missing: the table's stands in.
      expect(toServiceError({ code })).toMatchObject({ status, kind, retryable })
    },
  )

  it.each([
    ['a code of the table', { code: 'InvalidApiKey' }, 'auth', 401, false],
    [
      'a code with another status',
      { code: 'App.AccessDenied', status: 403 },
      'forbidden',
      403,
      false,
    ],
    ['an unknown kind of throttling', { code: 'Throttling.New' }, 'rate-limit', 429, true],
    [
      'transient throttling',
      { code: 'Throttling.AllocationQuota', status: 429 },
      'rate-limit',
      429,
      true,
    ],
    [
      'used-up quota as 400',
      { code: 'Throttling.AllocationQuota', status: 400 },
      'quota',
      400,
      false,
    ],
    [
      'used-up quota by its message',
      {
        code: 'Throttling.AllocationQuota',
        status: 429,
        message: 'Free allocated quota exceeded.',
      },
      'quota',
      429,
      false,
    ],
    ['an unknown code by its status', { code: 'New', status: 503 }, 'server', 503, true],
    ['a name every object has', { code: 'constructor', status: 404 }, 'not-found', 404, false],
    [
      'bad input called a server error',
      { code: 'InternalError.Algo', message: 'list index out of range' },
      'invalid-request',
      500,
      false,
    ],
    [
      'bad input by the prefix of its message',
      {
        code: 'InternalError.Algo',
        message: '<400> InternalError.Algo.InvalidParameter: Range of',
      },
      'invalid-request',
      500,
      false,
    ],
    [
      'a file that is still being read',
      { code: 'InvalidParameter', message: 'File parsing in progress, please try again later.' },
      'invalid-request',
      400,
      true,
    ],
    ['a missing page', { status: 404 }, 'not-found', 404, false],
    ['no rights', { status: 403 }, 'forbidden', 403, false],
    ['no key', { status: 401 }, 'auth', 401, false],
    ['too slow', { status: 408 }, 'timeout', 408, true],
    ['too slow behind a proxy', { status: 504 }, 'timeout', 504, true],
    ['too many', { status: 429 }, 'rate-limit', 429, true],
    ['no code', { status: 413 }, 'too-large', 413, false],
    ['nothing at all', {}, 'invalid-request', 400, false],
  ])('%s', (_, failure, kind, status, retryable) => {
    expect(toServiceError(failure)).toMatchObject({ kind, status, retryable })
  })
})
