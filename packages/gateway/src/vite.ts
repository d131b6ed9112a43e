// The gateway on the Vite dev server.
import { getRequestListener } from '@hono/node-server'
import type { EmulatorOptions } from '@tyqw/emulator'
import { createEmulator } from '@tyqw/emulator'
import type { Plugin, PreviewServer, ResolvedConfig, ViteDevServer } from 'vite'
import { loadEnv } from 'vite'
import { createGateway } from './create-gateway'
import type { Environment } from './environment'
import { fromEnvironment } from './environment'
import type { GatewayOptions } from './options'
import { whoAnswers } from './who-answers'

/** Options of the plugin; each one wins over its environment variable. */
export interface TyqwGatewayOptions extends GatewayOptions {
  /** The emulator that answers when there is no key. */
  readonly emulator?: EmulatorOptions
}

/**
 * Mounts the gateway on Vite's dev and preview servers. It reads `DASHSCOPE_API_KEY` and the other variables from the
 * environment and from `.env.local`, keeps them on the server, and serves the application `VITE_TYQW_APP_ID` unless
 * `TYQW_APPS` lists others. Without a key the emulator answers. One line in the terminal says which of the two it is.
 *
 * @throws TypeError when the server starts with malformed options, or with a key but without an application.
 *
 * @example
 * export default defineConfig({ plugins: [vue(), tyqwGateway()] })
 */
export function tyqwGateway(options: TyqwGatewayOptions = {}): Plugin {
  return {
    name: 'tyqw-gateway',
    configureServer: (server) => mount(server, options),
    configurePreviewServer: (server) => mount(server, options),
  }
}

function mount(server: ViteDevServer | PreviewServer, options: TyqwGatewayOptions): void {
  const { config } = server
  const environment =
    config.envDir === false ? process.env : loadEnv(config.mode, config.envDir, '')
  warnOfExposedKeys(config, environment)
  const { emulator, ...own } = options
  const answering = whoAnswers(combine(environment, own), () => createEmulator(emulator))
  const logger = {
    info() {},
    warn(fields: object, message: string) {
      config.logger.warn(`tyqw gateway: ${message} ${JSON.stringify(fields)}`)
    },
  }
  const gateway = createGateway({ logger, ...answering.options })
  const listener = getRequestListener(gateway.fetch, { overrideGlobalObjects: false })
  const prefix = `${answering.options.basePath ?? '/tyqw'}/`

  server.middlewares.use((incoming, outgoing, next) => {
    if (!incoming.url?.startsWith(prefix)) return next()
    void listener(incoming, outgoing)
  })
  server.httpServer?.once('close', () => void gateway.close())
  config.logger.info(`tyqw gateway: ${answering.notice}`)
}

/** Options of the plugin over those of the environment. */
function combine(environment: Environment, own: GatewayOptions): GatewayOptions {
  const apps = environment['TYQW_APPS'] || environment['VITE_TYQW_APP_ID']
  const base = fromEnvironment({ ...environment, TYQW_APPS: apps })
  const options = { ...base, ...own, upstream: { ...base.upstream, ...own.upstream } }
  if (!options.apiKey || options.apps) return options
  throw new TypeError(
    'tyqw gateway: there is a DASHSCOPE_API_KEY but no application. Set VITE_TYQW_APP_ID in .env.local to the id of your application, or list several in TYQW_APPS.',
  )
}

// What starts with one of these prefixes ends up in the page, where everyone can read it.
function warnOfExposedKeys(
  { envPrefix = 'VITE_', logger }: ResolvedConfig,
  environment: Environment,
) {
  const prefixes = [envPrefix].flat()
  for (const [name, value] of Object.entries(environment)) {
    if (!prefixes.some((prefix) => name.startsWith(prefix)) || !value?.startsWith('sk-')) continue
    logger.warn(
      `tyqw gateway: ${name} holds a key, and Vite puts it into the page. Rename it to DASHSCOPE_API_KEY, and replace the key if the page was ever published.`,
    )
  }
}
