import { describe, expect, it } from 'vitest'
import { ask } from '../test/ask'
import { startCli } from '../../../scripts/start-cli'
import { scenarioList } from './index'

describe('tyqw-emulator', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers until %s, even with a stream open',
    async (signal) => {
      const cli = startCli('emulator', ['--port', '0', '--seed', '1'])
      const [, url] = await cli.waitFor(/answers on (http:\S+)/)
      const remote = { fetch: (request: Request) => fetch(toUrl(request, url), toInit(request)) }
      const response = await ask(remote, { prompt: '/stall 你好' })
      expect(response.status).toBe(200)
      await response.body?.getReader().read()
      const stopped = Date.now()
      cli.kill(signal)
      expect(await cli.exited).toBe(0)
      expect(Date.now() - stopped).toBeLessThan(3000)
    },
  )

  it('takes the options of an emulator', async () => {
    const options = '--port 0 --cors --no-authorize --chunking byte --session-policy error400'
    const cli = startCli('emulator', options.split(' '))
    const [, url] = await cli.waitFor(/answers on (http:\S+)/)
    const response = await fetch(`${url}/api/v1/apps/a/completion`, {
      method: 'POST',
      headers: { accept: 'text/event-stream' },
      body: '{"input":{"prompt":"hi","session_id":"unknown"}}',
    })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).toContain('"code":"InvalidParameter"')
    cli.kill('SIGTERM')
    expect(await cli.exited).toBe(0)
  })

  it('explains itself', async () => {
    const cli = startCli('emulator', ['--help'])
    expect(await cli.exited).toBe(0)
    expect(cli.output()).toContain('--port')
    expect(cli.output()).toContain('x-tyqw-error')
    for (const { name } of scenarioList) expect(cli.output()).toContain(name)
  })

  it('says what to do when the port is taken', async () => {
    const first = startCli('emulator', ['--port', '0'])
    const [, port] = await first.waitFor(/:(\d+) \(/)
    const second = startCli('emulator', ['--port', port ?? ''])
    expect(await second.exited).toBe(1)
    expect(second.output()).toBe(
      `tyqw-emulator: port ${port} is already in use. End the other program, or choose another port with --port.\n`,
    )
    first.kill('SIGTERM')
    await first.exited
  })

  it.each([
    [['--port', 'x'], '--port must be a whole number'],
    [['--latency', 'fast'], '--latency must be realistic or instant'],
    [['--chunking', 'bytes'], '--chunking must be frame, byte or random, not "bytes".'],
    [['--session-policy', 'x'], '--session-policy must be newSession or error400'],
    [['--scenario', 'nope'], 'there is no scenario "nope"'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j', async (args, message) => {
    const cli = startCli('emulator', args)
    expect(await cli.exited).toBe(1)
    expect(cli.output()).toContain(`tyqw-emulator: ${message}`)
  })
})

function toUrl(request: Request, base = ''): string {
  return base + new URL(request.url).pathname
}

function toInit({ method, headers, body }: Request): RequestInit {
  return { method, headers, body, duplex: 'half' } as RequestInit
}
