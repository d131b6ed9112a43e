import { expect, test, type Page } from '@playwright/test'

// The dev server runs tyqwGateway() without a key, so the emulator answers.
async function ask(page: Page, question: string) {
  await page.goto('/')
  await page.getByRole('textbox').fill(question)
  await page.getByRole('textbox').press('Enter')
  return page.locator('[data-role="assistant"]').last()
}

test('a question is answered', async ({ page }) => {
  const answer = await ask(page, '你好')
  await expect(answer).toHaveAttribute('data-status', 'complete')
  await expect(answer).toContainText('你好')
})

test('an answer that the content filter cuts keeps its text', async ({ page }) => {
  await page.setExtraHTTPHeaders({ 'x-tyqw-scenario': 'content-filter' })
  const answer = await ask(page, '你好')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(answer).toHaveAttribute('data-status', 'incomplete')
  await expect(answer).toContainText('你好')
})

test('a prompt can name the scenario too', async ({ page }) => {
  const answer = await ask(page, '/truncated 你好')
  await expect(answer).toHaveAttribute('data-status', 'incomplete')
})
