import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { findChromium, launchOptions } from './scripts/browser.mjs'

// Our packages resolve to their TypeScript source, so tests need no build.
const client = ['tyqw-source', ...defaultClientConditions]
const server = ['tyqw-source', ...defaultServerConditions]

const notNode = ['**/*.dom.test.ts', '**/*.browser.test.ts', '**/node_modules/**', '**/dist/**']
const setupFiles = ['./scripts/fail-on-warnings.ts']

function nodeProject(name: string, include: string[], testTimeout = 30_000) {
  return {
    plugins: [vue()],
    resolve: { conditions: client },
    ssr: { resolve: { conditions: server, externalConditions: ['tyqw-source', 'node'] } },
    test: { name, include, exclude: notNode, environment: 'node', setupFiles, testTimeout },
  } satisfies TestProjectConfiguration
}

function withSetup(project: ReturnType<typeof nodeProject>, globalSetup: string) {
  return { ...project, test: { ...project.test, globalSetup } } satisfies TestProjectConfiguration
}

const coreDom = {
  resolve: { conditions: client },
  ssr: { resolve: { conditions: server } },
  test: {
    name: 'core-dom',
    include: ['packages/core/**/*.dom.test.ts'],
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
    setupFiles,
  },
} satisfies TestProjectConfiguration

const browser = {
  plugins: [vue()],
  resolve: { conditions: client },
  // All dependencies are found before the first test, or one would be reloaded when more turn up.
  optimizeDeps: { entries: ['packages/{ui,core}/src/**/*.{ts,vue}'], include: ['axe-core'] },
  test: {
    name: 'browser',
    include: ['packages/{ui,core}/**/*.browser.test.ts'],
    setupFiles,
    testTimeout: 15_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1024, height: 768 },
      provider: playwright({ launchOptions: launchOptions() }),
      instances: [{ browser: 'chromium' }],
    },
  },
} satisfies TestProjectConfiguration

export default defineConfig({
  test: {
    projects: [
      nodeProject('core', ['packages/core/**/*.test.ts']),
      coreDom,
      nodeProject(
        'node',
        ['packages/{emulator,gateway}/**/*.test.ts', 'scripts/*.test.ts'],
        15_000,
      ),
      nodeProject('ui', ['packages/ui/**/*.test.ts']),
      // Not part of `pnpm test:unit`: they build the packages and the docs' examples first.
      withSetup(
        nodeProject('packages', ['scripts/packages/*.test.ts'], 180_000),
        './scripts/packages/global-setup.ts',
      ),
      nodeProject('docs', ['docs/**/*.test.ts'], 180_000),
      // `scripts/test.mjs` says so when there is no Chromium.
      ...(findChromium() ? [browser] : []),
    ],
    passWithNoTests: false,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.{ts,vue}'],
      reporter: ['text-summary', 'html'],
      thresholds: {
        'packages/core/src/**': { branches: 95 },
        'packages/ui/src/**': { branches: 85 },
        'packages/gateway/src/**': { branches: 85 },
      },
    },
  },
})
