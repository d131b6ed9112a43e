import { describe, expect, it } from 'vitest'
import { readErrorHeader, readErrorPrompt } from './error-choice'

const throttling = {
  error: { status: 429, code: 'Throttling', message: 'Requests throttling triggered.' },
  transport: 'http',
  after: 3,
  retryAfter: undefined,
  times: Infinity,
}

describe('the header', () => {
  it.each([
    ['Throttling', {}],
    ['429', { error: expect.objectContaining({ code: 'Throttling.RateQuota' }) }],
    ['Throttling; transport=mid-stream; after=7', { transport: 'mid-stream', after: 7 }],
    ['Throttling;sse-body;times=2', { transport: 'sse-body', times: 2 }],
    ['Throttling; retry-after=3', { retryAfter: '3' }],
    ['Throttling; retry-after=date+3', { retryAfter: 'date+3' }],
    [
      'Throttling; retry-after=Wed, 21 Oct 2026 07:28:00 GMT; frame',
      { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT', transport: 'frame' },
    ],
    [
      'Throttling; status=503; message="Busy; come back"',
      { error: { status: 503, code: 'Throttling', message: 'Busy; come back' } },
    ],
    ['NOT AUTHORIZED', { error: expect.objectContaining({ code: 'NOT AUTHORIZED' }) }],
  ])('reads %j', (header, expected) => {
    expect(readErrorHeader(header)).toEqual({ ...throttling, ...expected })
  })

  it.each([
    '',
    'Nope',
    'Throttling; transport=post',
    'Throttling; soon',
    'Throttling; status=200',
    'Throttling; times=-1',
    'Throttling; retry-after=tomorrow',
    'Throttling; colour=red',
  ])('does not read %j', (header) => {
    expect(readErrorHeader(header)).toBeUndefined()
  })
})

describe('the prompt', () => {
  it.each([
    ['/error Throttling', {}, ''],
    ['/error Throttling 你好', {}, '你好'],
    ['/scenario error Throttling frame', { transport: 'frame' }, ''],
    [
      '/error Throttling mid-stream after=5 times=1 Hello http',
      { transport: 'mid-stream', after: 5, times: 1 },
      'Hello http',
    ],
    [
      '/error Throttling message="Too many" hi',
      { error: { ...throttling.error, message: 'Too many' } },
      'hi',
    ],
    [
      '/error Throttling retry-after="Wed, 21 Oct 2026 07:28:00 GMT"',
      { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' },
      '',
    ],
    ['/error throttling https is fine', {}, 'https is fine'],
  ])('reads %j', (prompt, expected, question) => {
    expect(readErrorPrompt(prompt)).toEqual({ choice: { ...throttling, ...expected }, question })
  })

  it('tells an unknown error from no error at all', () => {
    expect(readErrorPrompt('/error Nope')).toEqual({ choice: undefined, question: '' })
    expect(readErrorPrompt('/error')).toEqual({ choice: undefined, question: '' })
    expect(readErrorPrompt('/error-429')).toBeUndefined()
    expect(readErrorPrompt('/errors')).toBeUndefined()
    expect(readErrorPrompt('an /error 429')).toBeUndefined()
  })
})
