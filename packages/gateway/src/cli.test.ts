import { describe, expect, it } from 'vitest'
import { KEY } from '../test/ask'
import { startCli } from '../../../scripts/start-cli'

const question = { method: 'POST', body: '{"input":{"prompt":"你好"}}' }

describe('tyqw-gateway', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('answers with the emulator until %s', async (signal) => {
    const cli = startCli('gateway', ['--port', '0'])
    const [, url] = await cli.waitFor(/listening on (http:\S+)/)
    expect(cli.output()).toBe(
      `tyqw-gateway: no DASHSCOPE_API_KEY found, the emulator answers; listening on ${url} (Ctrl+C ends it)\n`,
    )
    // A script, as the snippet is run from, with an id of its own making.
    const response = await fetch(`${url}/api/v1/apps/any-id/completion`, question)
    expect(await response.json()).toMatchObject({ output: { finish_reason: 'stop' } })
    const stalled = await fetch(`${url}/api/v1/apps/any-id/completion`, {
      ...question,
      headers: { accept: 'text/event-stream', 'x-tyqw-scenario': 'stall' },
    })
    await stalled.body?.getReader().read()
    const stopped = Date.now()
    cli.kill(signal)
    expect(await cli.exited).toBe(0)
    expect(Date.now() - stopped).toBeLessThan(3000)
  })

  it('forwards with a key, shows little of it, and refuses scripts', async () => {
    const environment = {
      DASHSCOPE_API_KEY: KEY,
      TYQW_APPS: 'app-1',
      TYQW_UPSTREAM: 'http://127.0.0.1:9',
      PORT: '0',
    }
    const cli = startCli('gateway', [], environment)
    const [, url] = await cli.waitFor(/listening on (http:\S+)/)
    expect(cli.output()).toContain('forwarding to http://127.0.0.1:9 (key sk-***cdef)')
    const path = `${url}/api/v1/apps/app-1/completion`
    expect((await fetch(path, question)).status).toBe(403)
    const headers = { 'sec-fetch-site': 'same-origin' }
    const response = await fetch(path, { ...question, headers })
    expect([response.status, await response.text()]).toEqual([
      503,
      expect.not.stringContaining(KEY),
    ])
    cli.kill('SIGTERM')
    expect(await cli.exited).toBe(0)
    expect(cli.output()).not.toContain(KEY)
  })

  it.each([
    [[], { DASHSCOPE_API_KEY: KEY }, 'Set TYQW_APPS'],
    [[], { DASHSCOPE_API_KEY: 'your key' }, 'apiKey (DASHSCOPE_API_KEY) must look like'],
    [[], { TYQW_ORIGINS: '*' }, 'origins (TYQW_ORIGINS) holds "*"'],
    [['--port', '99999'], {}, '--port (PORT) must be a whole number'],
    [[], { PORT: 'http' }, '--port (PORT) must be a whole number'],
    [['--colour'], {}, "Unknown option '--colour'"],
  ])('refuses %j with %j', async (args, environment, message) => {
    const cli = startCli('gateway', args, environment)
    expect(await cli.exited).toBe(1)
    expect(cli.output()).toMatch(/^tyqw-gateway: /)
    expect(cli.output()).toContain(message)
    expect(cli.output()).not.toContain(KEY)
  })

  it('explains itself', async () => {
    const cli = startCli('gateway', ['--help'])
    expect(await cli.exited).toBe(0)
    expect(cli.output()).toContain('TYQW_APPS')
  })

  it('says what to do when the port is taken', async () => {
    const first = startCli('gateway', ['--port', '0'])
    const [, port] = await first.waitFor(/:(\d+)\/tyqw/)
    const second = startCli('gateway', ['--port', port ?? ''])
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain(`port ${port} is already in use. End the other program`)
    first.kill('SIGTERM')
    await first.exited
  })
})
