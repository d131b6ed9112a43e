import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { createRequire } from 'node:module'

const axe = createRequire(import.meta.url).resolve('axe-core')

/** What axe finds, contrast included, as one line a finding. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}

/** Whether the page is wider than its window. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
