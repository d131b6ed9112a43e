// Runs the pnpm that package.json pins, so that `npm start` and `npm test` need nothing but Node and npm.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { signalTree, whenOrphaned } from './process-tree.mjs'

const { packageManager } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const [, major] = /^pnpm@(\d+)\./.exec(packageManager) ?? []
const insidePinnedMajor = (process.env.npm_config_user_agent ?? '').startsWith(`pnpm/${major}.`)

const [command, args] = insidePinnedMajor ? ['pnpm', []] : ['npx', ['-y', packageManager]]
const child = spawn(command, [...args, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})

// A terminal sends Ctrl-C to everything in it, so that is left to the children; other signals reach this process alone.
process.on('SIGINT', () => undefined)
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, end)
whenOrphaned(end)

child.on('error', (error) => {
  console.error(`Could not run ${command}: ${error.message}. Node and npm must be on the PATH.`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

function end() {
  if (child.pid !== undefined) signalTree(child.pid, 'SIGTERM')
}
