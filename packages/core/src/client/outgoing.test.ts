import { describe, expect, it } from 'vitest'
import { openEventStream } from '../transport/event-stream'
import { networkError } from '../transport/transport-errors'
import { TyqwError, toErrorData } from '../model/errors'
import { toOutgoing } from './outgoing'

const wire = { path: '/x', headers: { 'content-type': 'application/json' }, body: {} }

describe('toOutgoing', () => {
  it('goes to /tyqw by default, without a token', async () => {
    expect(await toOutgoing(wire, {})).toEqual({ url: '/tyqw/x', headers: wire.headers, body: {} })
    expect((await toOutgoing(wire, { getToken: () => null })).headers).toEqual(wire.headers)
  })

  it.each([
    [
      'headers',
      {
        headers: () => {
          throw new Error('mine')
        },
      },
    ],
    [
      'onRequest',
      {
        onRequest: () => {
          throw 'mine'
        },
      },
    ],
  ])('names the option %s when it throws', async (option, options) => {
    await expect(toOutgoing(wire, options)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(new RegExp(`${option}.*mine`)),
    })
  })

  it('hands on a typed error of getToken as it is', async () => {
    const error = new TyqwError({
      code: 'signed-out',
      kind: 'auth',
      message: 'x',
      retryable: false,
    })
    const options = { getToken: () => Promise.reject(error) }
    await expect(toOutgoing(wire, options)).rejects.toBe(error)
  })
})

describe('without a page', () => {
  it('imports, and says what sending needs', async () => {
    await expect(openEventStream('/x').next()).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'no-document',
    })
  })

  it('makes plain data of every error', () => {
    expect(toErrorData(networkError('x', false))).toEqual({
      code: 'connection-failed',
      kind: 'network',
      message: expect.any(String),
      retryable: true,
    })
    expect(toErrorData('text')).toMatchObject({ code: 'unexpected', message: 'text' })
  })
})
