import { describe, expect, it } from 'vitest'
import * as rules from './architecture/rules'
import { listFiles, readSourceFiles, toSourceFile } from './architecture/source-files'

type Example = Readonly<Record<string, string>>

/** For each rule: what it promises, files that break it, and files that nearly do. */
const cases: Record<keyof typeof rules, { promise: string; breaks: Example[]; holds: Example }> = {
  coreLayersPointDown: {
    promise: 'the layers of core point down',
    breaks: [
      {
        'packages/core/src/model/message.ts': `import type { Chat } from '../chat/chat'`,
        'packages/core/src/chat/chat.ts': '',
      },
      {
        'packages/core/src/transport/a.ts': `export { b } from '../storage/b'`,
        'packages/core/src/storage/b.ts': '',
      },
      {
        'packages/core/src/shared/a.ts': `import '../model/b'`,
        'packages/core/src/model/b.ts': '',
      },
    ],
    holds: {
      'packages/core/src/index.ts': `export * from './chat/chat'`,
      'packages/core/src/chat/chat.ts': `import { a } from '../model/a'`,
      'packages/core/src/model/a.ts': `import './b'`,
      'packages/core/src/model/b.ts': '',
    },
  },
  librariesAreContained: {
    promise: 'fetch-event-source and mitt have one importer each',
    breaks: [
      { 'packages/core/src/client/tyqw.ts': `import mitt from 'mitt'` },
      { 'packages/ui/src/a.vue': `<script setup lang="ts">import('mitt')</script>` },
      {
        'packages/core/src/client/events.ts': `import '@microsoft/fetch-event-source/lib/cjs/parse'`,
      },
    ],
    holds: {
      'packages/core/src/client/events.ts': `import mitt from 'mitt'`,
      'packages/core/src/transport/event-stream.ts': `import '@microsoft/fetch-event-source'`,
    },
  },
  packagesImportByTable: {
    promise: 'packages import each other as the table says',
    breaks: [
      { 'packages/core/src/a.ts': `import '@tyqw/emulator'` },
      { 'packages/emulator/src/a.ts': `import type { A } from '@tyqw/core'` },
      { 'packages/ui/src/A.vue': `<script setup lang="ts">\nimport '@tyqw/emulator'\n</script>` },
      { 'packages/gateway/src/app.ts': `import '@tyqw/emulator'` },
    ],
    holds: {
      'packages/ui/src/a.ts': `import '@tyqw/core'`,
      'packages/gateway/src/vite.ts': `import '@tyqw/emulator'`,
      'packages/gateway/src/cli.ts': `await import('@tyqw/emulator')`,
    },
  },
  packagesAreEnteredByTheirEntry: {
    promise: 'no package reaches into another',
    breaks: [
      { 'packages/ui/src/a.ts': `import '@tyqw/core/src/index'` },
      { 'packages/ui/src/a.ts': `import '../../core/src/index'` },
    ],
    holds: { 'packages/ui/src/store/a.ts': `import '@tyqw/core'; import '../index'` },
  },
  markdownStandsAlone: {
    promise: 'Markdown imports nothing of chat, store or components',
    breaks: [
      {
        'packages/ui/src/markdown/a.ts': `import '../store/b'`,
        'packages/ui/src/store/b.ts': '',
      },
      {
        'packages/ui/src/markdown/a.ts': `import '../composables/b'`,
        'packages/ui/src/composables/b.ts': `import '../components/parts/c'`,
        'packages/ui/src/components/parts/c.ts': '',
      },
    ],
    holds: {
      'packages/ui/src/markdown/a.ts': `import './b'; import '../locale/c'; import '../components/icons'`,
      'packages/ui/src/markdown/b.ts': '',
      'packages/ui/src/locale/c.ts': '',
      'packages/ui/src/components/icons.ts': '',
    },
  },
  filesStayShort: {
    promise: 'no file has more than 400 lines',
    breaks: [{ 'packages/core/src/a.ts': 'let a\n'.repeat(401) }],
    holds: { 'packages/core/src/a.ts': 'let a\n'.repeat(400) },
  },
  noHtmlFromText: {
    promise: 'nothing turns text into HTML',
    breaks: [
      { 'packages/ui/src/a.ts': 'element.innerHTML = text' },
      { 'packages/ui/src/a.ts': `h('p', { 'innerHTML': text })` },
      { 'packages/ui/src/a.ts': `element['outerHTML'] = text` },
      { 'packages/ui/src/A.vue': '<template><p v-html="text" /></template>' },
      { 'packages/ui/src/A.vue': '<template><p :innerHTML="text" /></template>' },
    ],
    holds: {
      'packages/ui/src/a.ts': '// never innerHTML\nelement.textContent = "innerHTML"',
      'packages/ui/src/A.vue': '<template><!-- no v-html --><p>{{ text }}</p></template>',
    },
  },
  noConsole: {
    promise: 'no library code writes to the console',
    breaks: [
      { 'packages/core/src/a.ts': `console.log('x')` },
      { 'packages/ui/src/A.vue': `<script setup lang="ts">console.warn('x')</script>` },
    ],
    holds: {
      'packages/gateway/src/cli.ts': `console.log('x')`,
      'packages/core/src/a.ts': `// console.log\nconst a = 'console.log()'`,
    },
  },
  noCircles: {
    promise: 'no imports go in a circle',
    breaks: [
      {
        'packages/core/src/a.ts': `import './b'`,
        'packages/core/src/b.ts': `export * from './c'`,
        'packages/core/src/c.ts': `import type { A } from './a'`,
      },
    ],
    holds: {
      'packages/core/src/a.ts': `import './b'; import './c'`,
      'packages/core/src/b.ts': `import './c'`,
      'packages/core/src/c.ts': '',
    },
  },
}

const sources = readSourceFiles()

it('finds the sources', () => {
  const packages = new Set(sources.map((file) => file.path.split('/')[1]))
  expect(sources.length).toBeGreaterThan(20)
  expect([...packages]).toEqual(expect.arrayContaining(['core', 'emulator', 'gateway', 'ui']))
})

for (const [name, { promise, breaks, holds }] of Object.entries(cases)) {
  const rule = rules[name as keyof typeof rules]
  describe(promise, () => {
    it('in our sources', () => expect(rule(sources)).toEqual([]))
    it.each(breaks)('and notices when they do not (%#)', (files) => {
      expect(rule(read(files))).toHaveLength(1)
    })
    it('and does not complain without reason', () => expect(rule(read(holds))).toEqual([]))
  })
}

it('runs every test file: each name belongs to a Vitest project', () => {
  const named =
    /^(packages\/(core|ui)\/.*\.browser|packages\/core\/.*\.dom|(packages|docs)\/[^.]+|scripts\/(packages\/)?[^./]+)\.test\.ts$/
  const files = listFiles('packages', 'playground', 'scripts', 'docs')
  const tests = files.filter((file) => file.endsWith('.test.ts'))
  expect(tests.filter((file) => !named.test(file))).toEqual([])
})

function read(files: Example) {
  return Object.entries(files).map(([path, text]) => toSourceFile(path, text))
}
