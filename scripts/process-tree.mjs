// A process and everything below it. npm, npx and the shells between them pass no signal on, so whoever started them ends the whole tree.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Sends a signal to a process and all its descendants, the youngest first.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalTree(pid, signal) {
  for (const member of [pid, ...descendantsOf(pid, listProcesses())].reverse()) {
    try {
      process.kill(member, signal)
    } catch {
      // It has ended already.
    }
  }
}

/**
 * Calls back once this process has lost its parent: npm ended, and the shell it left did not tell us.
 * @param {() => void} callback
 */
export function whenOrphaned(callback) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    callback()
  }, 500)
  timer.unref()
}

/**
 * @param {number} pid
 * @param {readonly (readonly [pid: number, parent: number])[]} processes
 * @returns {number[]} parents before their children
 */
export function descendantsOf(pid, processes) {
  const found = [pid]
  for (const parent of found) {
    for (const [child, itsParent] of processes) if (itsParent === parent) found.push(child)
  }
  return found.slice(1)
}

/** @returns {[pid: number, parent: number][]} */
function listProcesses() {
  if (process.platform === 'win32') return []
  if (process.platform === 'linux') return readdirSync('/proc').flatMap(readProcess)
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim()
  return lines.split('\n').map((line) => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    return [pid, parent]
  })
}

/**
 * @param {string} name
 * @returns {[pid: number, parent: number][]}
 */
function readProcess(name) {
  if (!/^\d+$/.test(name)) return []
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The second field, the command in brackets, may hold spaces and brackets itself.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [[Number(name), Number(parent)]]
  } catch {
    return []
  }
}
