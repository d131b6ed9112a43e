import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** A package's command line program, run from source. */
export interface RunningCli {
  /** Everything it has written so far. */
  output(): string
  /** Resolves with the first match in its output, and rejects when it ends without one. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>
  /** Its exit code, once it has ended. */
  readonly exited: Promise<number | null>
  kill(signal: NodeJS.Signals): void
}

const ROOT = resolve(import.meta.dirname, '..')

/** Starts a package's `src/cli.ts` as a real process, with only the given variables of ours in its environment. */
export function startCli(
  name: 'emulator' | 'gateway',
  args: readonly string[],
  environment = {},
): RunningCli {
  const script = resolve(ROOT, 'scripts/from-source.mjs')
  const child = spawn(process.execPath, [script, 'src/cli.ts', ...args], {
    cwd: resolve(ROOT, 'packages', name),
    env: { PATH: process.env['PATH'], ...environment },
  })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const listener of listeners) listener()
    })
  }
  const exited = once(child, 'close').then(([code]) => code as number | null)

  function waitFor(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((found, fail) => {
      function look() {
        const match = pattern.exec(output)
        if (!match) return
        listeners.delete(look)
        found(match)
      }
      listeners.add(look)
      look()
      void exited.then(() => fail(new Error(`It ended without ${pattern}:\n${output}`)))
    })
  }

  return { output: () => output, waitFor, exited, kill: (signal) => child.kill(signal) }
}
