// Children in process groups of their own, so that ending one ends everything it started: ending npm or npx alone leaves their children running.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))

/** @type {Set<number>} */
const running = new Set()

/**
 * Runs a command from the project's root, with the tools of the root package on the PATH, and shows its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} the exit code; 1 when it could not start or a signal ended it
 */
export function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    })
    const group = child.pid
    if (group !== undefined) running.add(group)
    child.on('error', (error) => {
      console.error(`Could not run ${command}: ${error.message}`)
      done(1)
    })
    child.on('exit', (code) => {
      if (group !== undefined) endGroup(group)
      done(code ?? 1)
    })
  })
}

/** From now on Ctrl-C, a hang-up or a termination ends the children first. */
export function endChildrenOnSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const groups = [...running]
      for (const group of groups) signalGroup(group, 'SIGTERM')
      setTimeout(() => {
        for (const group of groups) signalGroup(group, 'SIGKILL')
        process.exit(signal === 'SIGINT' ? 130 : 143)
      }, 1500)
    })
  }
}

/** @param {number} group */
function endGroup(group) {
  signalGroup(group, 'SIGTERM')
  running.delete(group)
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal)
  } catch {
    // All of it has ended already.
  }
}

/**
 * A path inside the project.
 * @param {...string} parts
 */
export function inProject(...parts) {
  return join(root, ...parts)
}
