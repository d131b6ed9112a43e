import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder with the packages installed in `node_modules` as a user gets them, and their tarballs in `tarballs`. */
    consumer: string
  }
}

const root = resolve(import.meta.dirname, '../..')
const linkedTools = ['vite', '@vitejs/plugin-vue', 'typescript', '@types/node']

/** Packs what was built and installs it beside the third-party packages of the workspace, so that no network is needed. */
export default function setup(project: TestProject): () => void {
  const consumer = mkdtempSync(join(realpathSync(tmpdir()), 'tyqw-consumer-'))
  for (const name of readdirSync(join(root, 'packages'))) install(name, consumer)
  for (const tool of linkedTools) link(join(root, 'node_modules', tool), consumer, tool)
  for (const peer of ['vue', 'pinia']) {
    link(join(root, 'packages/ui/node_modules', peer), consumer, peer)
  }
  project.provide('consumer', consumer)
  return () => rmSync(consumer, { recursive: true, force: true })
}

function install(name: string, consumer: string): void {
  const source = join(root, 'packages', name)
  if (!existsSync(join(source, 'dist/index.js'))) {
    throw new Error(`packages/${name} is not built. Run pnpm build first.`)
  }
  const tarballs = join(consumer, 'tarballs')
  const target = join(consumer, 'node_modules/@tyqw', name)
  mkdirSync(tarballs, { recursive: true })
  mkdirSync(target, { recursive: true })
  execFileSync(
    process.execPath,
    [join(root, 'scripts/pnpm.mjs'), 'pack', '--pack-destination', tarballs],
    { cwd: source, stdio: 'pipe' },
  )
  const tarball = readdirSync(tarballs).find((file) => file.startsWith(`tyqw-${name}-`)) ?? ''
  execFileSync('tar', ['xzf', join(tarballs, tarball), '--strip-components=1', '-C', target])
  const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (dependency.startsWith('@tyqw/')) continue
    link(join(source, 'node_modules', dependency), target, dependency)
  }
}

function link(from: string, into: string, name: string): void {
  const path = join(into, 'node_modules', name)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(realpathSync(from), path)
}
