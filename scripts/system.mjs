// What the tests need beyond npm packages: a Chromium, a Redis, and a font with Chinese characters.
// On Debian as root the missing ones are installed; elsewhere it is said what to install.
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findChromium, findCommand } from './browser.mjs'
import { run } from './process-group.mjs'

/**
 * @typedef {object} Need
 * @property {string} name
 * @property {string} debianPackage
 * @property {string} advice how to get it elsewhere
 * @property {string} consequence what happens without it
 * @property {boolean} required without it tests are skipped, which CI does not accept
 * @property {() => boolean} present
 */

/** @type {readonly Need[]} */
export const needs = [
  {
    name: 'Chromium',
    debianPackage: 'chromium-headless-shell',
    advice: 'install Chromium or Chrome, or set CHROMIUM to its path',
    consequence: 'browser and end-to-end tests are skipped',
    required: true,
    present: () => findChromium() !== undefined,
  },
  {
    name: 'Redis',
    debianPackage: 'redis-server',
    advice: 'install redis-server (brew install redis)',
    consequence: 'nothing is skipped, since no test needs it yet',
    required: false,
    present: () => findCommand('redis-server') !== undefined,
  },
  {
    name: 'a Chinese font',
    debianPackage: 'fonts-wqy-microhei',
    advice: 'install any font with Chinese characters, such as Noto Sans SC',
    consequence: 'screenshots show boxes',
    required: false,
    present: hasChineseFont,
  },
]

/**
 * Installs what is missing where that is possible.
 * @returns {Promise<readonly Need[]>} what is missing still
 */
export async function prepareSystem() {
  const missing = needs.filter((need) => !need.present())
  if (missing.length === 0 || !canInstall()) return missing
  const packages = missing.map((need) => need.debianPackage)
  console.log(`Installing ${packages.join(', ')} …`)
  await install(packages)
  return missing.filter((need) => !need.present())
}

/**
 * One sentence about a missing need.
 * @param {Need} need
 * @param {{ canInstall: boolean }} system
 */
export function describeMissing(need, system) {
  const advice = system.canInstall ? `apt-get install ${need.debianPackage}` : need.advice
  return `${need.name} is missing: ${need.consequence}. To get it: ${advice}.`
}

/** Debian or a descendant, as root. */
export function canInstall() {
  const debian = existsSync('/etc/debian_version') && findCommand('apt-get') !== undefined
  return debian && process.getuid?.() === 0
}

/** @param {readonly string[]} packages */
async function install(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if ((await run('apt-get', ['update', '-qq'], env)) === 0) break
    await new Promise((done) => setTimeout(done, attempt * 2000))
  }
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env)
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const named = /wqy|noto.*(cjk|sc)|source.?han|fandol|droid.*fallback|uming|ukai/i
  return ['/usr/share/fonts', `${process.env.HOME ?? ''}/.local/share/fonts`].some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((file) => named.test(String(file))),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = await prepareSystem()
  for (const need of missing) console.log(describeMissing(need, { canInstall: canInstall() }))
  if (missing.some((need) => need.required)) process.exitCode = 1
}
