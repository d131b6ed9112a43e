import { defineConfig } from '@playwright/test'
import { launchOptions } from '../scripts/browser.mjs'
import { appId, key, keyed, playground, service } from './e2e/servers'

const shared = {
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  timeout: 60_000,
} as const

const vite = 'node ../scripts/from-source.mjs vite'
const address = ({ port }: { port: number }) => `--host 127.0.0.1 --port ${port} --strictPort`
const noSettings = { TYQW_APPS: '', TYQW_ORIGINS: '', TYQW_UPSTREAM: '' }

// Real servers, as `npm start` and a deployment would have them: nothing between Chromium and the emulator is faked.
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: playground.url,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: [
    {
      ...shared,
      command: `${vite} --configLoader native ${address(playground)}`,
      // A key in someone's shell or .env.local must not send the tests to the real service.
      env: { ...noSettings, DASHSCOPE_API_KEY: '', VITE_TYQW_APP_ID: '' },
      url: playground.url,
    },
    {
      ...shared,
      command: `node ../scripts/from-source.mjs ../packages/emulator/src/cli.ts --port ${service.port}`,
      port: service.port,
    },
    {
      ...shared,
      command: `${vite} build --configLoader native && ${vite} preview --configLoader native ${address(keyed)}`,
      env: {
        ...noSettings,
        DASHSCOPE_API_KEY: key,
        VITE_TYQW_APP_ID: appId,
        TYQW_UPSTREAM: service.url,
      },
      url: keyed.url,
    },
  ],
})
