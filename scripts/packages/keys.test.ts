import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, inject, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const consumer = inject('consumer')
const looksLikeAKey = /\b(sk-[A-Za-z0-9]{20,}|LTAI[A-Za-z0-9]{12,})\b/
const canary = 'sk-0123456789abcdef0123456789abcdef'

it('recognises a key', () => {
  expect(canary).toMatch(looksLikeAKey)
  expect('Bearer sk-… or sk-your-key').not.toMatch(looksLikeAKey)
})

it('no package holds a key', () => {
  const packed = ['core', 'emulator', 'gateway', 'ui'].map((name) => `node_modules/@tyqw/${name}`)
  const leaks = packed.flatMap((folder) => filesWithKeys(join(consumer, folder, 'dist')))
  expect(leaks).toEqual([])
})

it('the playground is built without the key of its environment', () => {
  const playground = join(root, 'playground')
  const outDir = join(consumer, 'playground-dist')
  execFileSync(
    process.execPath,
    ['../scripts/from-source.mjs', 'vite', 'build', '--configLoader', 'native', '--outDir', outDir],
    { cwd: playground, stdio: 'pipe', env: { ...process.env, DASHSCOPE_API_KEY: canary } },
  )
  expect(existsSync(join(outDir, 'index.html'))).toBe(true)
  expect(filesWithKeys(outDir)).toEqual([])
  rmSync(outDir, { recursive: true, force: true })
})

function filesWithKeys(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true })
    .map((file) => join(folder, String(file)))
    .filter((file) => statSync(file).isFile())
  expect(files.length).toBeGreaterThan(0)
  return files.filter((file) => looksLikeAKey.test(readFileSync(file, 'utf8')))
}
