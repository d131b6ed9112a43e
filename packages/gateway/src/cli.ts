#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { createEmulator } from '@tyqw/emulator'
import { createGateway } from './create-gateway'
import { fromEnvironment } from './environment'
import { serveGateway } from './serve-gateway'
import { whoAnswers } from './who-answers'

const HELP = `Usage: tyqw-gateway [options]

The small server that keeps the DashScope key out of the page. Routes live under /tyqw.

Options
  --port <number>      port to listen on; 0 takes a free one (default: PORT, or 8788)
  --hostname <name>    address to listen on (default: 127.0.0.1)
  --help               show this text

Environment
  DASHSCOPE_API_KEY    the key, sk-…; without it the emulator answers
  TYQW_APPS            ids of the applications that may be called, separated by commas; needed with a key
  TYQW_ORIGINS         other origins whose pages may call, separated by commas
  TYQW_MODELS          models a client may choose, separated by commas
  TYQW_UPSTREAM        base URL of the service (default: https://dashscope.aliyuncs.com)
  TYQW_WORKSPACE       id of a sub-workspace
`

await main().catch((error: unknown) => {
  console.error(`tyqw-gateway: ${toSentence(error)}`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['PORT'] || '8788' },
      hostname: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const { options, notice } = whoAnswers(fromEnvironment(process.env), createEmulator)
  const logger = {
    info() {},
    warn: (fields: object, message: string) => console.warn(`tyqw-gateway: ${message}`, fields),
  }
  const gateway = createGateway({ logger, ...options })
  const port = toPort(values.port)
  const server = await serveGateway({ gateway, port, hostname: values.hostname }).catch(
    (error: unknown) => {
      throw new Error(toListenProblem(error, values.port))
    },
  )
  console.log(`tyqw-gateway: ${notice}; listening on ${server.url}/tyqw (Ctrl+C ends it)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close())
  }
}

function toPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new Error(`--port (PORT) must be a whole number from 0 to 65535, not "${text}".`)
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
