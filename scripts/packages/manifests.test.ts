import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, it } from 'vitest'

const consumer = inject('consumer')
const names = readdirSync(join(consumer, 'node_modules/@tyqw'))
const attw = resolve(import.meta.dirname, '../../node_modules/.bin/attw')

describe.each(names)('the package @tyqw/%s', (name) => {
  const folder = join(consumer, 'node_modules/@tyqw', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

  it('holds what was built, and none of the sources', () => {
    const files = readdirSync(folder).filter((file) => file !== 'node_modules')
    expect(files.filter((file) => !/^(README.*\.md|CHANGELOG\.md)$/.test(file)).sort()).toEqual([
      'LICENSE',
      'dist',
      'package.json',
    ])
  })

  it('names versions, not the workspace', () => {
    const text = JSON.stringify(manifest)
    expect(text).not.toMatch(/catalog:|workspace:/)
    expect(text).not.toContain('tyqw-source')
  })

  it('pleases publint', async () => {
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true })
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([])
  })

  it('has types that resolve', () => {
    const tarball = join(consumer, 'tarballs', `tyqw-${name}-${manifest.version}.tgz`)
    const styles = Object.keys(manifest.exports).flatMap(
      (entry) => /^.*\.css$/.exec(entry)?.[0].slice(2) ?? [],
    )
    const excluded = styles.length > 0 ? ['--exclude-entrypoints', ...styles] : []
    // It ends with an error when there is a problem, and prints it.
    expect(complaintsOf(attw, [tarball, '--profile', 'esm-only', ...excluded])).toBe('')
  })
})

function complaintsOf(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? '' : stdout + stderr
}
