import { defineConfig } from '@playwright/test'
import { launchOptions } from '../scripts/browser.mjs'

const port = Number(process.env.TYQW_E2E_PORT ?? 5273)
const baseURL = `http://127.0.0.1:${port}`

// The playground as `npm start` serves it: gateway and emulator behind it, over real HTTP.
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node ../scripts/from-source.mjs vite --configLoader native --host 127.0.0.1 --port ${port} --strictPort`,
    // A key in someone's shell or .env.local must not send the tests to the real service.
    env: { DASHSCOPE_API_KEY: '', VITE_TYQW_APP_ID: '' },
    url: baseURL,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
    timeout: 60_000,
  },
})
