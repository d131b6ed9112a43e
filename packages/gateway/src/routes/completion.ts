import type { Handler } from 'hono'
import type { Closing } from '../closing'
import { GatewayError } from '../gateway-error'
import { checkApp } from '../guards/app'
import { readBody } from '../guards/body'
import { toCompletionBody } from '../guards/completion-body'
import type { GatewaySettings } from '../options'
import { relay } from '../relay/relay'
import { openUpstream } from '../upstream'

/** `POST /api/v1/apps/:appId/completion`: one turn of a Bailian application, streamed or not. */
export function completion(settings: GatewaySettings, closing: Closing): Handler {
  return async (context) => {
    const client = context.req.raw
    const appId = checkApp(client, settings)
    const body = toCompletionBody(await readBody(client, settings), settings)
    const startedAt = performance.now()
    function report(outcome: string) {
      const durationMs = Math.round(performance.now() - startedAt)
      settings.logger.info({ route: 'completion', appId, outcome, durationMs }, 'answered')
    }

    try {
      const request = {
        path: `/api/v1/apps/${appId}/completion`,
        headers: toUpstreamHeaders(client.headers, settings),
        body: JSON.stringify(body),
        client,
        closing,
      }
      return await relay(await openUpstream(request, settings), client, settings, report)
    } catch (error) {
      if (error instanceof GatewayError) report(error.code)
      throw error
    }
  }
}

// An allow-list: nothing else a client sends goes up, its Authorization least of all.
function toUpstreamHeaders(client: Headers, settings: GatewaySettings): Headers {
  const { apiKey, workspace, keyless } = settings
  const streaming =
    client.get('x-dashscope-sse')?.toLowerCase() === 'enable' ||
    (client.get('accept')?.includes('text/event-stream') ?? false)
  const headers = new Headers({
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    accept: streaming ? 'text/event-stream' : 'application/json',
  })
  if (streaming) headers.set('x-dashscope-sse', 'enable')
  if (workspace !== undefined) headers.set('x-dashscope-workspace', workspace)
  for (const name of keyless ? emulatorHeaders : []) {
    const value = client.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

/** What a page tells an emulator, which only answers where no key is at stake. */
const emulatorHeaders = ['x-tyqw-scenario', 'x-tyqw-error', 'x-tyqw-chunking']
