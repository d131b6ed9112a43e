import { Hono } from 'hono'
import type { Closing } from './closing'
import { GatewayError, toErrorResponse } from './gateway-error'
import { guardUser } from './guards/authorize'
import { guardOrigin } from './guards/origin'
import { maskKey } from './mask'
import type { GatewaySettings } from './options'
import { completion } from './routes/completion'
import { health } from './routes/health'

/** All routes of a gateway. `closing` is its end. */
export function createApp(settings: GatewaySettings, closing: Closing): Hono {
  const app = new Hono().basePath(settings.basePath)

  app.get('/healthz', health(settings))

  app.use('/api/*', guardOrigin(settings), guardUser(settings))
  app.post('/api/v1/apps/:appId/completion', completion(settings, closing))

  app.notFound(() => toErrorResponse(notFound()))
  app.onError((error) => {
    if (error instanceof GatewayError) return toErrorResponse(error)
    settings.logger.warn({ error: maskKey(error.message, settings.apiKey) }, 'failed')
    return toErrorResponse(internalError())
  })
  return app
}

function notFound(): GatewayError {
  return new GatewayError({
    status: 404,
    code: 'NotFound',
    message: 'The gateway has no such route. Completions are POST /api/v1/apps/{id}/completion.',
  })
}

function internalError(): GatewayError {
  return new GatewayError({
    status: 500,
    code: 'InternalError',
    message: 'The gateway failed. Try again; its log says more.',
  })
}
