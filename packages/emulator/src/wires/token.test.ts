import { describe, expect, it } from 'vitest'
import { paths, post } from '../../test/post'
import { createEmulator } from '../index'

const START = 1_744_080_309_500

function setUp() {
  let time = START
  const emulator = createEmulator({ seed: 1, latency: 'instant', now: () => time })
  const mint = (query = '') => post(emulator, `/api/v1/tokens${query}`, { body: {} })
  const use = async (token: string, path = paths.text) => {
    const body = {
      model: 'qwen-plus',
      input: { prompt: 'hi' },
      messages: [{ role: 'user', content: 'hi' }],
    }
    return post(emulator, path, { body, headers: { authorization: `Bearer ${token}` } })
  }
  return { mint, use, pass: (seconds: number) => (time += seconds * 1000) }
}

describe('temporary tokens', () => {
  it('live for 60 seconds unless told otherwise', async () => {
    const { mint } = setUp()
    expect(await (await mint()).json()).toEqual({
      token: expect.stringMatching(/^st-[0-9a-f]{32}$/),
      expires_at: 1_744_080_369,
    })
    expect((await (await mint('?expire_in_seconds=1800')).json()).expires_at).toBe(1_744_082_109)
  })

  it('need no body, but a key', async () => {
    const emulator = createEmulator({ seed: 1, latency: 'instant' })
    const url = 'https://dashscope.aliyuncs.com/api/v1/tokens'
    const headers = { authorization: 'Bearer sk-test' }
    expect((await emulator.fetch(url, { method: 'POST', headers })).status).toBe(200)
    const refused = await emulator.fetch(url, { method: 'POST' })
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'InvalidApiKey'])
  })

  it.each(['0', '1801', '-1', '1.5', 'soon', ''])('refuse %j seconds', async (seconds) => {
    const response = await setUp().mint(`?expire_in_seconds=${seconds}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      code: 'InvalidParameter',
      message: 'Range of expire_in_seconds should be [1, 1800]',
      request_id: expect.any(String),
    })
  })

  it('open every wire until they expire', async () => {
    const { mint, use, pass } = setUp()
    const { token } = await (await mint('?expire_in_seconds=10')).json()
    expect((await use(token)).status).toBe(200)
    expect((await use(token, paths.chat)).status).toBe(200)
    pass(9)
    expect((await use(token)).status).toBe(200)
    pass(1)
    const refused = await use(token)
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'InvalidApiKey'])
    expect((await (await use(token, paths.chat)).json()).error.code).toBe('invalid_api_key')
  })

  it('of others are accepted as they are', async () => {
    const { use, pass } = setUp()
    pass(100_000)
    expect((await use('st-anything')).status).toBe(200)
  })
})
