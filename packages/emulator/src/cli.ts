#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { errorCodeList } from './errors/error-codes'
import { scenarioList } from './scenarios/scenario-list'
import type { ServeEmulatorOptions } from './serve-emulator'
import { serveEmulator } from './serve-emulator'
import { dialectNames } from './wires/chat/dialects/dialects'

const HELP = `Usage: tyqw-emulator [options]

A DashScope that answers without a key. Its answers come from scripts.

Options
  --port <number>       port to listen on; 0 takes a free one (default: 8787)
  --hostname <name>     address to listen on (default: 127.0.0.1)
  --latency <profile>   realistic or instant (default: realistic)
  --scenario <name>     scenario for requests that name none (default: plain)
  --seed <number>       makes ids and cuts repeatable
  --chunking <where>    cut streams by frame, byte or random (default: frame)
  --session-policy <p>  for unknown sessions: newSession or error400 (default: newSession)
  --dialect <name>      whose chat completions: ${dialectNames.join(', ')}
                        (default: dashscope)
  --cors                let pages of any origin read the answers
  --no-authorize        accept requests without a key
  --help                show this text

Scenarios (as a prompt: /name, as a header: x-tyqw-scenario)
${scenarioList.map(({ name, title }) => `  ${name.padEnd(24)}${title.en}`).join('\n')}

Errors (as a prompt: /error Throttling mid-stream, as a header: x-tyqw-error)
  The prompt /errors lists all ${errorCodeList.length} of them.
`

await main().catch((error: unknown) => {
  console.error(`tyqw-emulator: ${toSentence(error)}`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      hostname: { type: 'string', default: '127.0.0.1' },
      latency: { type: 'string', default: 'realistic' },
      scenario: { type: 'string', default: 'plain' },
      seed: { type: 'string' },
      chunking: { type: 'string', default: 'frame' },
      'session-policy': { type: 'string', default: 'newSession' },
      dialect: { type: 'string', default: 'dashscope' },
      cors: { type: 'boolean', default: false },
      'no-authorize': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  if (!scenarioList.some(({ name }) => name === values.scenario)) {
    throw new Error(`there is no scenario "${values.scenario}". --help lists them.`)
  }
  const options: ServeEmulatorOptions = {
    port: toInteger('--port', values.port, 65535),
    hostname: values.hostname,
    latency: toOneOf<'realistic' | 'instant'>(
      '--latency',
      ['realistic', 'instant'],
      values.latency,
    ),
    chunking: toOneOf('--chunking', ['frame', 'byte', 'random'], values.chunking),
    sessionPolicy: toOneOf(
      '--session-policy',
      ['newSession', 'error400'],
      values['session-policy'],
    ),
    dialect: toOneOf('--dialect', dialectNames, values.dialect),
    cors: values.cors,
    scenario: values.scenario,
    authorize: !values['no-authorize'],
    ...(values.seed === undefined ? {} : { seed: toInteger('--seed', values.seed, 2 ** 32) }),
  }
  const server = await serveEmulator(options).catch((error: unknown) => {
    throw new Error(toListenProblem(error, values.port))
  })
  console.log(`tyqw-emulator: a scripted DashScope answers on ${server.url} (Ctrl+C ends it)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close())
  }
}

function toInteger(option: string, text: string, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= most) return value
  throw new Error(`${option} must be a whole number from 0 to ${most}, not "${text}".`)
}

function toOneOf<Word extends string>(option: string, words: readonly Word[], text: string): Word {
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  const last = words.at(-1)
  throw new Error(`${option} must be ${words.slice(0, -1).join(', ')} or ${last}, not "${text}".`)
}

function toListenProblem(error: unknown, port: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `port ${port} is already in use. End the other program, or choose another port with --port.`
  }
  if (code === 'EACCES') return `port ${port} needs more rights. Choose one above 1023 with --port.`
  return toSentence(error)
}

function toSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
