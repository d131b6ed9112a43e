// Runs a Node tool with our packages resolved to their TypeScript source (the `tyqw-source` export condition), so nothing has to be built first.
// Usage: node scripts/from-source.mjs <bin> [...args]
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [tool, ...args] = process.argv.slice(2)
if (!tool) throw new Error('Name a tool: node scripts/from-source.mjs <bin> [...args]')
const require = createRequire(join(process.cwd(), 'package.json'))

/**
 * The script behind a tool: a file of ours, or the bin of an installed package.
 * @param {string} name
 */
function scriptOf(name) {
  const file = resolve(name)
  if (existsSync(file)) return file
  const manifest = findManifest(name)
  const { bin } = require(manifest)
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name])
}

/** @param {string} name */
function findManifest(name) {
  for (const folder of require.resolve.paths(name) ?? []) {
    const manifest = join(folder, name, 'package.json')
    if (existsSync(manifest)) return manifest
  }
  throw new Error(`${name} is not installed here. Run the command through pnpm.`)
}

const tsx = pathToFileURL(require.resolve('tsx')).href
const child = spawn(
  process.execPath,
  ['--conditions=tyqw-source', `--import=${tsx}`, scriptOf(tool), ...args],
  { stdio: 'inherit' },
)
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal))
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
