// The one place that knows which Chromium the tests use: Vitest's browser mode and Playwright both ask here.
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const commands = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/**
 * The path of a Chromium: `$CHROMIUM`, then one on the PATH, then the one Playwright downloaded.
 * @returns {string | undefined} undefined when there is none
 * @throws when `$CHROMIUM` names a file that is not there
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Error(`CHROMIUM is set to ${chosen}, but there is no such file. Correct or unset it.`)
  }
  for (const command of commands) {
    const path = findCommand(command)
    if (path) return path
  }
  return findPlaywrightsOwn()
}

/**
 * Where a command lies on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}

/**
 * Arguments for a quiet browser that asks nothing of the network by itself. Chromium refuses to run as root with its sandbox on.
 * @returns {string[]}
 */
export function chromiumArgs() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}

/**
 * Launch options for Playwright. Without a Chromium the path is left out, and Playwright's own message says how to get one.
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function launchOptions() {
  const executablePath = findChromium()
  return { ...(executablePath ? { executablePath } : {}), args: chromiumArgs() }
}

function findPlaywrightsOwn() {
  try {
    /** @type {typeof import('playwright')} */
    const { chromium } = createRequire(import.meta.url)('playwright')
    const path = chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}
