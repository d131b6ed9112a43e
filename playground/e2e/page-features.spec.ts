import { expect, test } from '@playwright/test'

// The main thing of each page, as somebody does it who tries the page out.

test('headless: ask, stop, edit, versions, ask again, with nothing but own markup', async ({
  page,
}) => {
  await page.goto('/headless')
  const box = page.getByRole('textbox', { name: '消息' })
  const answer = page.locator('article[data-role="assistant"]').last()

  await box.fill('/long 写一份很长的回答')
  // The Enter that picks a candidate of an input method sends nothing.
  await box.evaluate((element) => {
    element.dispatchEvent(new CompositionEvent('compositionstart'))
    const init = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true }
    element.dispatchEvent(new KeyboardEvent('keydown', init))
    element.dispatchEvent(new CompositionEvent('compositionend'))
  })
  await expect(page.locator('article')).toHaveCount(0)
  await expect(async () => {
    await box.press('Enter')
    await expect(page.locator('article')).toHaveCount(2, { timeout: 200 })
  }).toPass()

  await expect(answer).toHaveAttribute('data-status', 'streaming')
  await page.getByRole('button', { name: '停止', exact: true }).click()
  await expect(answer).toContainText('已停止')
  await expect(page.getByRole('button', { name: '继续' })).toBeVisible()

  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByRole('textbox', { name: '编辑' }).fill('写一首关于西湖的诗')
  await page.getByRole('button', { name: '发送修改' }).click()
  await expect(answer).toHaveAttribute('data-status', 'complete')
  await expect(page.getByText('2/2')).toBeVisible()
  await page.getByRole('button', { name: '上一版' }).click()
  await expect(page.locator('article').first()).toContainText('很长的回答')
  await page.getByRole('button', { name: '下一版' }).click()

  await page.getByRole('button', { name: '重新回答' }).click()
  await expect(answer).toHaveAttribute('data-status', 'complete')
  await expect(answer).toContainText('2/2')
  await page.getByRole('button', { name: '有用' }).click()
  await expect(page.getByRole('button', { name: '有用' })).toHaveAttribute('aria-pressed', 'true')
})

test('headless: a picture goes along, the next question waits, and the last one is recalled', async ({
  page,
}) => {
  await page.goto('/headless')
  const box = page.getByRole('textbox', { name: '消息' })
  await page.getByLabel('加图片').setInputFiles({
    name: 'lake.png',
    mimeType: 'image/png',
    buffer: Buffer.from('iVBORw0KGgo=', 'base64'),
  })
  await expect(page.getByRole('list', { name: '要发送的文件' })).toContainText('lake.png')
  await box.fill('/slow 这张图里有什么？')
  await box.press('Enter')
  await expect(page.locator('article').first()).toContainText('lake.png')
  await box.fill('/plain 还有呢？')
  await box.press('Enter')
  await expect(page.getByText('排队中：/plain 还有呢？')).toBeVisible()
  await expect(page.locator('article')).toHaveCount(4, { timeout: 20_000 })
  await box.press('ArrowUp')
  await expect(box).toHaveValue('/plain 还有呢？')
})

test('headless: a tool runs once it is allowed, and an error is a sentence', async ({ page }) => {
  await page.goto('/headless')
  await page.getByRole('button', { name: /调用函数/ }).click()
  await page.getByRole('button', { name: '允许' }).click()
  const answer = page.locator('article[data-role="assistant"]').last()
  await expect(answer).toHaveAttribute('data-status', 'complete')
  await expect(answer).toContainText('21')
  await page.getByRole('button', { name: '新对话' }).click()
  await page.getByRole('button', { name: '出错' }).click()
  await expect(page.getByRole('alert')).toContainText('服务暂时出了问题')
})

test('themes: a preset and a slider change the chat, and the rule says how', async ({ page }) => {
  await page.goto('/themes')
  const chat = page.locator('.tyqw-root')
  const accent = () =>
    chat.evaluate((root) => getComputedStyle(root).getPropertyValue('--tyqw-accent'))
  const before = await accent()
  await page.getByRole('button', { name: '品牌' }).click()
  await expect.poll(accent).not.toBe(before)
  await page.getByRole('slider', { name: /正文字号/ }).fill('20')
  await expect(chat).toHaveCSS('font-size', '20px')
  await expect(page.getByRole('region', { name: '带走这段 CSS' })).toContainText(
    '--tyqw-prose: 20px',
  )
  await page.getByRole('button', { name: 'Ant Design 风格' }).click()
  await expect(page.getByText('运营后台').first()).toBeVisible()
})

test('locales: Arabic runs from right to left, own words are used', async ({ page }) => {
  await page.goto('/locales')
  await page.getByRole('button', { name: 'العربية' }).click()
  const chat = page.locator('.tyqw-root')
  await expect(chat).toHaveAttribute('lang', 'ar')
  await expect(chat).toHaveCSS('direction', 'rtl')
  await expect(page.locator('.tyqw-markdown').last()).toContainText('ثلاثة أمور')
  await page.getByRole('button', { name: '自己的措辞' }).click()
  await expect(page.getByRole('textbox', { name: '输入消息' })).toHaveAttribute(
    'placeholder',
    '跟小青说点什么',
  )
})

test('protocols: a scenario takes the wire it is made for, and the wire is shown', async ({
  page,
}) => {
  // Four answers at the pace of a model.
  test.slow()
  await page.goto('/protocols')
  await expect(page.getByText('请求经过网关')).toBeVisible()
  await page.getByRole('button', { name: /^普通回答/ }).click()
  const answer = page.locator('[data-role="assistant"]').last()
  await expect(answer).toHaveAttribute('data-status', 'complete')
  await expect(page.getByRole('region', { name: '请求' })).toContainText(
    '/tyqw/api/v1/apps/playground/completion',
  )

  await page.getByRole('button', { name: /^调用函数/ }).click()
  await expect(page.getByRole('button', { name: 'Qwen 原生', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.getByRole('button', { name: '允许', exact: true }).click()
  await expect(answer).toHaveAttribute('data-status', 'complete')
  await expect(page.getByRole('region', { name: '请求' })).toContainText('text-generation')

  for (const name of ['工作流', 'OpenAI 兼容', 'vLLM']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('button', { name: /^普通回答/ }).click()
    await expect(answer).toHaveAttribute('data-status', 'complete', { timeout: 30_000 })
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test('long: a thousand messages open at their end, and the first can be gone to', async ({
  page,
}) => {
  await page.goto('/long?messages=1000')
  await expect(page.getByText('第 1000 条')).toBeVisible()
  await expect(page.locator('.figures dd').nth(1)).toHaveText(/\d/)
  await page.getByRole('button', { name: '第一条' }).click()
  await expect(page.getByText('第 1 条：')).toBeInViewport()
  await page.getByRole('button', { name: '最后一条' }).click()
  await expect(page.getByText('第 1000 条')).toBeInViewport()
})

test('faults: each is met, and normal times come back', async ({ page }) => {
  await page.clock.install()
  await page.goto('/faults')
  const answer = page.locator('[data-role="assistant"]').last()
  const alert = page.getByRole('alert')
  for (const fault of ['密钥无效', '欠费', '返回一个网页', '没说完就断开', '忘了填 appId']) {
    await page.getByRole('button', { name: new RegExp(`^${fault}`) }).click()
    await expect(async () => {
      await page.clock.runFor(1000)
      await expect(alert).toHaveCount(1, { timeout: 100 })
    }).toPass()
  }
  await page.getByRole('button', { name: '恢复正常' }).click()
  await expect(alert).toHaveCount(0)
  await page.getByLabel('断网').check()
  await page.getByRole('button', { name: '写一份上线前的清单' }).click()
  await expect(alert).toContainText('没有联网')
  await page.getByLabel('断网').uncheck()
  // What was never sent is sent by itself.
  await expect(async () => {
    await page.clock.runFor(1000)
    await expect(answer).toHaveAttribute('data-status', 'complete', { timeout: 100 })
  }).toPass()
})

test('parts: every part stands by itself', async ({ page }) => {
  await page.goto('/parts')
  for (const [part, selector] of [
    ['思考', '.tyqw-reasoning'],
    ['步骤', '.tyqw-steps'],
    ['工具', '.tyqw-tool'],
    ['来源', '.tyqw-sources'],
    ['文件', '.state'],
    ['错误', '.tyqw-error'],
    ['输入框', '.tyqw-composer'],
    ['欢迎', '.tyqw-welcome'],
    ['Markdown', '.tyqw-markdown'],
  ] as const) {
    await page.getByRole('group', { name: '部件' }).getByRole('button', { name: part }).click()
    await expect(page.locator(selector).first()).toBeVisible()
  }
  await expect(page).toHaveURL(/part=markdown/)
})

test('two: each chat has a store of its own, and one store can have two views', async ({
  page,
}) => {
  await page.goto('/two')
  const [left, right] = [page.locator('.stage').first(), page.locator('.stage').last()]
  await left.getByRole('textbox').fill('只问左边')
  await left.getByRole('textbox').press('Enter')
  await expect(left.locator('[data-status="complete"][data-role="assistant"]')).toHaveCount(1)
  await expect(right.locator('article')).toHaveCount(0)
  await page.getByRole('button', { name: '同时问两边' }).click()
  await expect(right.locator('[data-status="complete"][data-role="assistant"]')).toHaveCount(1)
  await page.getByRole('button', { name: '同一个' }).click()
  await expect(right.locator('article')).toHaveCount(4)
})
