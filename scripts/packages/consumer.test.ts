import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'
import vue from '@vitejs/plugin-vue'
import { describe, expect, inject, it } from 'vitest'

const consumer = inject('consumer')
const root = resolve(import.meta.dirname, '../..')
const vueTsc = resolve(root, 'node_modules/.bin/vue-tsc')

const files: Readonly<Record<string, string>> = {
  'package.json': `{ "name": "consumer", "private": true, "type": "module" }`,
  'index.html': `<!doctype html><div id="app"></div><script type="module" src="/src/main.ts"></script>`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: ['vite/client'],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
    },
    include: ['src'],
  }),
  'src/main.ts': `import { createApp } from 'vue'
import { createPinia } from 'pinia'
import { createTyqw } from '@tyqw/ui'
import '@tyqw/ui/style.css'
import App from './App.vue'

createApp(App).use(createPinia()).use(createTyqw({ appId: 'demo', locale: 'zh-CN' })).mount('#app')
`,
  'src/App.vue': `<script setup lang="ts">
import { TyqwChat } from '@tyqw/ui'
</script>

<template>
  <TyqwChat />
</template>
`,
  'src/server-side.ts': `import Tyqw, { TyqwEvent, type MessageChunk } from '@tyqw/core'
import { createEmulator } from '@tyqw/emulator'
import { createGateway } from '@tyqw/gateway'

export const tyqw = new Tyqw({ appId: 'demo', getToken: () => 'your token' })
tyqw.on(TyqwEvent.ERROR, (error) => error.kind)
export const first: Promise<IteratorResult<MessageChunk>> = tyqw.stream('hello').next()
export const gateway = createGateway({ upstream: { fetch: createEmulator().fetch } })
`,
}

describe('an application with the packed packages', () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(consumer, name)), { recursive: true })
    writeFileSync(join(consumer, name), text)
  }

  it('type-checks against the declarations, without our sources', () => {
    expect(typeCheck()).toBe('')
  })

  it('notices a wrong option, so the check above means something', () => {
    writeFileSync(
      join(consumer, 'src/wrong.ts'),
      `import Tyqw from '@tyqw/core'\nnew Tyqw({ appId: 1 })\n`,
    )
    expect(typeCheck()).toMatch(/wrong\.ts.*TS2322/)
    writeFileSync(join(consumer, 'src/wrong.ts'), '')
  })

  it('builds, with our styles in it', async () => {
    const result = await build({
      root: consumer,
      configFile: false,
      logLevel: 'error',
      plugins: [vue()],
      build: { write: false },
    })
    const [first] = Array.isArray(result) ? result : [result]
    if (!first || !('output' in first)) throw new Error('The build has no output.')
    const styles = first.output.filter((item) => item.fileName.endsWith('.css'))
    expect(styles.map((item) => ('source' in item ? String(item.source) : '')).join('')).toContain(
      '--tyqw-',
    )
  })

  it('imports in Node without a browser', () => {
    const code = `for (const name of ['core', 'emulator', 'gateway', 'ui']) await import('@tyqw/' + name); console.log('ok')`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: consumer,
      encoding: 'utf8',
    })
    expect(output.trim()).toBe('ok')
  })

  it('resolves to the packed files', () => {
    const require = createRequire(join(consumer, 'index.js'))
    expect(require.resolve('@tyqw/core/package.json')).toContain(consumer)
  })
})

/** The compiler's complaints; empty when there are none. */
function typeCheck(): string {
  const { status, stdout, stderr } = spawnSync(vueTsc, ['-p', consumer], { encoding: 'utf8' })
  return status === 0 ? '' : stdout + stderr
}
