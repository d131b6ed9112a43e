import type { GatewayOptions } from './options'

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Options from `DASHSCOPE_API_KEY`, `TYQW_APPS`, `TYQW_ORIGINS`, `TYQW_MODELS` (comma lists), `TYQW_UPSTREAM` and
 * `TYQW_WORKSPACE`. Empty variables count as missing.
 */
export function fromEnvironment(environment: Environment): GatewayOptions {
  const apps = toList(environment['TYQW_APPS'])
  const upstream = {
    ...(environment['TYQW_UPSTREAM'] ? { baseUrl: environment['TYQW_UPSTREAM'] } : {}),
    ...(environment['TYQW_WORKSPACE'] ? { workspace: environment['TYQW_WORKSPACE'] } : {}),
  }
  return {
    apiKey: environment['DASHSCOPE_API_KEY']?.trim() || undefined,
    ...(apps.length > 0 ? { apps } : {}),
    models: toList(environment['TYQW_MODELS']),
    origins: toList(environment['TYQW_ORIGINS']),
    upstream,
  }
}

function toList(text = ''): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
