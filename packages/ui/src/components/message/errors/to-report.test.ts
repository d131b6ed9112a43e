import { expect, it } from 'vitest'
import { toReport } from './to-report'

it('says what is known, a line each', () => {
  const error = { code: 'X', kind: 'server', message: 'no', retryable: true } as const
  expect(toReport(error, undefined, 'https://a.example/')).toBe(
    'code: X\nkind: server\nmessage: no\npage: https://a.example/',
  )
  expect(toReport({ ...error, status: 500, requestId: 'r' }, 0, 'p')).toBe(
    'code: X\nkind: server\nstatus: 500\nrequestId: r\nmessage: no\ntime: 1970-01-01T00:00:00.000Z\npage: p',
  )
})
