import { expect, test, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import {
  addressOf,
  createSign,
  expectationOf,
  modesOf,
  summaryOf,
} from '../../packages/core/test/fault-checks'
import { faults } from '../../packages/core/test/faults'
import type { FaultOutcome, FaultScript, FaultSetting } from '../../packages/core/test/run-fault'
import { startTestServer } from '../../packages/core/test/test-server'
import { playground } from './servers'

// One page for all rows: it is what they leave behind in it that counts.
test.describe.configure({ mode: 'default' })

const driver = new URL('../../packages/core/test/run-fault.ts', import.meta.url)

let page: Page
let requests = () => 0
let onText = () => undefined as void

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ baseURL: playground.url })
  await page.exposeFunction('countRequests', () => requests())
  await page.exposeFunction('tellText', () => onText())
  await page.goto('/')
})
test.afterAll(() => page.close())

/** Runs the client in the page, against a server here. */
function runInPage(
  setting: Pick<FaultSetting, 'baseUrl' | 'mode'>,
  script: FaultScript,
): Promise<FaultOutcome> {
  const path = `/@fs${fileURLToPath(driver)}`
  return page.evaluate(
    async ({ path, setting, script }) => {
      const { runFault } = await import(path)
      const requests = Reflect.get(window, 'countRequests')
      const onText = Reflect.get(window, 'tellText')
      return runFault({ ...setting, requests, onText }, script)
    },
    { path, setting, script },
  )
}

for (const fault of faults) {
  for (const mode of modesOf(fault)) {
    test(`${fault.name}, met by ${mode}`, async () => {
      const ends: (() => void)[] = []
      const text = createSign()
      const server = await startTestServer((response, _body, _request, count) =>
        fault.answer?.(response, count, text.given),
      )
      try {
        requests = () => server.requests.length
        onText = text.give
        const baseUrl = await addressOf(fault, server.url, (end) => ends.push(end))
        const outcome = await runInPage({ baseUrl, mode }, fault.script ?? {})
        expect(summaryOf(outcome)).toEqual(expectationOf(fault, mode))
        await expect.poll(() => server.unfinished()).toBe(0)
        expect(server.requests).toHaveLength(fault.expected.requests)
      } finally {
        for (const end of ends) end()
        await server.close()
      }
    })
  }
}
