import { describe, expect, it, vi } from 'vitest'
import { createTestClock } from '../../test/test-clock'
import { createTokenProvider, type ShortLivedToken } from './token-provider'

function setUp(lifetime = 300_000) {
  const clock = createTestClock()
  let count = 0
  const load = vi.fn((): Promise<ShortLivedToken> =>
    Promise.resolve({ token: `t${++count}`, expiresAt: clock.now() + lifetime }),
  )
  return { clock, load, getToken: createTokenProvider({ load, clock }) }
}

describe('createTokenProvider', () => {
  it('keeps a token until 30 seconds before it expires', async () => {
    const { clock, load, getToken } = setUp()
    expect(await getToken()).toBe('t1')
    clock.advance(269_999)
    expect(await getToken({ refresh: false })).toBe('t1')
    clock.advance(1)
    expect(await getToken()).toBe('t2')
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('loads once for all who ask at the same time', async () => {
    const { load, getToken } = setUp()
    const tokens = await Promise.all([getToken(), getToken({ refresh: true }), getToken()])
    expect(tokens).toEqual(['t1', 't1', 't1'])
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('loads a new one when the last was refused, once for all who were refused', async () => {
    const { load, getToken } = setUp()
    await getToken()
    const refused = [getToken({ refresh: true }), getToken({ refresh: true }), getToken()]
    expect(await Promise.all(refused)).toEqual(['t2', 't2', 't2'])
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('uses a new token whatever the clock of the page says', async () => {
    const { load, getToken } = setUp(-3_600_000)
    expect(await getToken()).toBe('t1')
    expect(await getToken()).toBe('t2')
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('hands on what load throws, and asks again next time', async () => {
    const { load, getToken } = setUp()
    load.mockRejectedValueOnce(new Error('signed out'))
    const both = [getToken(), getToken()]
    await expect(both[0]).rejects.toThrow('signed out')
    await expect(both[1]).rejects.toThrow('signed out')
    expect(await getToken()).toBe('t1')
  })

  it('takes a throw like a rejection', async () => {
    const load = vi.fn((): Promise<ShortLivedToken> => {
      throw new Error('no')
    })
    const getToken = createTokenProvider({ load })
    await expect(getToken()).rejects.toThrow('no')
    await expect(getToken()).rejects.toThrow('no')
    expect(load).toHaveBeenCalledTimes(2)
  })

  it.each([
    undefined,
    {},
    { token: '', expiresAt: 1 },
    { token: 't' },
    { token: 't', expiresAt: NaN },
  ])('says what load must give instead of %j', async (loaded) => {
    const load = () => Promise.resolve(loaded as unknown as ShortLivedToken)
    await expect(createTokenProvider({ load })()).rejects.toThrow(/expiresAt/)
  })
})
