import { describe, expect, it } from 'vitest'
import { fromEnvironment } from './environment'
import type { GatewayOptions } from './options'
import { resolveOptions } from './options'

const key = { apiKey: 'sk-1', apps: ['a'] }

describe('options', () => {
  it.each<[GatewayOptions, string]>([
    [{}, 'apiKey is missing. Set DASHSCOPE_API_KEY'],
    [{ apiKey: '' }, 'apiKey is missing'],
    [{ upstream: { baseUrl: 'https://x.cn-beijing.maas.aliyuncs.com' } }, 'apiKey is missing'],
    [{ ...key, apiKey: 'your key' }, 'apiKey (DASHSCOPE_API_KEY) must look like sk-…'],
    [{ ...key, apiKey: 'sk-1\r\nx: y' }, 'apiKey (DASHSCOPE_API_KEY)'],
    [{ apiKey: 'sk-1' }, 'apps is missing. Set TYQW_APPS'],
    [{ apiKey: 'sk-1', apps: [] }, 'apps is missing. Set TYQW_APPS'],
    [{ apiKey: 'sk-1', apps: ['../x'] }, 'apps (TYQW_APPS) holds "../x"'],
    [{ ...key, origins: ['*'] }, 'origins (TYQW_ORIGINS) holds "*"'],
    [{ ...key, origins: ['example.com'] }, 'origins (TYQW_ORIGINS) holds "example.com"'],
    [{ ...key, origins: ['https://a.com/path'] }, 'without a path'],
    [{ ...key, upstream: { baseUrl: 'ftp://x' } }, 'upstream.baseUrl (TYQW_UPSTREAM)'],
    [{ ...key, upstream: { baseUrl: 'dashscope' } }, 'upstream.baseUrl (TYQW_UPSTREAM)'],
    [{ ...key, upstream: { baseUrl: 'https://x.com/api/v1/' } }, 'must end before /api/v1'],
    [{ ...key, basePath: 'tyqw' }, 'basePath must look like /tyqw'],
    [{ ...key, limits: { idleMs: 0 } }, 'limits.idleMs must be a whole number above 0'],
  ])('%j is refused with what to do', (options, message) => {
    expect(() => resolveOptions(options)).toThrow(message)
  })

  it('has a default for each', () => {
    expect(resolveOptions(key)).toMatchObject({
      keyless: false,
      baseUrl: 'https://dashscope.aliyuncs.com',
      basePath: '/tyqw',
      allowNoOrigin: false,
      limits: {
        bodyBytes: 1_048_576,
        imageBodyBytes: 12_582_912,
        firstByteMs: 60_000,
        idleMs: 180_000,
      },
    })
    const local = { upstream: { baseUrl: 'http://127.0.0.1:8787/' } }
    expect(resolveOptions(local)).toMatchObject({
      keyless: true,
      apiKey: 'sk-emulator',
      apps: '*',
      baseUrl: 'http://127.0.0.1:8787',
    })
  })

  it('come from the environment', () => {
    const options = fromEnvironment({
      DASHSCOPE_API_KEY: ' sk-1 ',
      TYQW_APPS: 'a, b,',
      TYQW_ORIGINS: 'https://a.com',
      TYQW_UPSTREAM: 'https://dashscope-intl.aliyuncs.com',
      TYQW_WORKSPACE: 'ws',
      TYQW_MODELS: '',
    })
    expect(options).toEqual({
      apiKey: 'sk-1',
      apps: ['a', 'b'],
      origins: ['https://a.com'],
      models: [],
      upstream: { baseUrl: 'https://dashscope-intl.aliyuncs.com', workspace: 'ws' },
    })
    expect(fromEnvironment({ DASHSCOPE_API_KEY: '' }).apiKey).toBeUndefined()
  })
})
