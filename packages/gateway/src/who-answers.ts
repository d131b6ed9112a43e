import { hideKey } from './mask'
import type { GatewayOptions } from './options'

/** Options for a gateway that always answers, and the line that says who does. */
export interface AnsweringGateway {
  readonly options: GatewayOptions
  /** Such as `no DASHSCOPE_API_KEY found, the emulator answers`; shows no key. */
  readonly notice: string
}

/**
 * Puts an emulator behind the gateway when there is neither a key nor an upstream. For development: with the emulator,
 * scripts may call too. The caller makes the emulator, so that a gateway in production never loads it.
 */
export function whoAnswers(
  options: GatewayOptions,
  createEmulator: () => { fetch(request: Request): Promise<Response> },
): AnsweringGateway {
  const { apiKey, upstream } = options
  if (apiKey) {
    const target = upstream?.baseUrl ?? 'DashScope'
    return { options, notice: `forwarding to ${target} (key ${hideKey(apiKey)})` }
  }
  if (upstream?.fetch || upstream?.baseUrl) {
    const target = upstream.baseUrl ?? 'its own upstream'
    return { options, notice: `forwarding to ${target}, without a key` }
  }
  const { fetch } = createEmulator()
  return {
    options: { allowNoOrigin: true, ...options, upstream: { ...upstream, fetch } },
    notice: 'no DASHSCOPE_API_KEY found, the emulator answers',
  }
}
