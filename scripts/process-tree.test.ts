import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { descendantsOf, signalTree } from './process-tree.mjs'

describe('ending a process', () => {
  it('finds everything below it, and nothing else', () => {
    const processes = [
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 2],
      [6, 1],
    ] as const
    expect(descendantsOf(2, processes)).toEqual([3, 5, 4])
    expect(descendantsOf(6, processes)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('ends what shells in between would leave', async () => {
    const sleeper = `process.stdout.write('up'); setTimeout(() => {}, 20_000)`
    const shell = spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, sleeper])
    await once(shell.stdout, 'data')
    const start = Date.now()
    if (shell.pid !== undefined) signalTree(shell.pid, 'SIGTERM')
    // Its output closes when the last process that could write to it has ended.
    await once(shell, 'close')
    expect(Date.now() - start).toBeLessThan(10_000)
  })
})
