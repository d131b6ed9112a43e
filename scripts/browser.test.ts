import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chromiumArgs, findChromium } from './browser.mjs'

describe('the Chromium for tests', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tyqw-path-'))
    mkdirSync(join(folder, 'first'))
    mkdirSync(join(folder, 'second'))
    vi.stubEnv('CHROMIUM', '')
    vi.stubEnv('PATH', `${join(folder, 'first')}:${join(folder, 'second')}`)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it('is the one that CHROMIUM names, before any other', () => {
    addCommand('first', 'chromium')
    const chosen = addCommand('second', 'my-chrome')
    vi.stubEnv('CHROMIUM', chosen)
    expect(findChromium()).toBe(chosen)
  })

  it('is not silently another when CHROMIUM names nothing', () => {
    vi.stubEnv('CHROMIUM', join(folder, 'missing'))
    expect(() => findChromium()).toThrow(/CHROMIUM is set to .*missing/)
  })

  it('is the headless shell rather than a whole browser', () => {
    addCommand('first', 'google-chrome')
    const shell = addCommand('second', 'chromium-headless-shell')
    expect(findChromium()).toBe(shell)
  })

  it('goes without its sandbox as root only', () => {
    const getuid = vi.spyOn(process, 'getuid')
    getuid.mockReturnValue(0)
    expect(chromiumArgs()).toContain('--no-sandbox')
    getuid.mockReturnValue(1000)
    expect(chromiumArgs()).not.toContain('--no-sandbox')
    getuid.mockRestore()
  })

  function addCommand(where: 'first' | 'second', name: string): string {
    const path = join(folder, where, name)
    writeFileSync(path, '')
    chmodSync(path, 0o755)
    return path
  }
})
