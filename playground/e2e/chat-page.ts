import type { Locator, Page } from '@playwright/test'

/** The playground's chat, as somebody who uses it sees it. */
export interface ChatPage {
  readonly composer: Locator
  readonly thread: Locator
  readonly send: Locator
  readonly stop: Locator
  /** Answers, oldest first. */
  readonly answers: Locator
  /** Bodies of the completion requests that left the page. */
  readonly requests: readonly CompletionBody[]
  ask(text: string): Promise<void>
}

export interface CompletionBody {
  readonly input: {
    readonly prompt?: string
    readonly session_id?: string
    readonly messages?: unknown[]
  }
  readonly parameters: Readonly<Record<string, unknown>>
}

/** Opens the playground and keeps what it sends. */
export async function openChat(page: Page, path = '/'): Promise<ChatPage> {
  const requests: CompletionBody[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/completion')) requests.push(request.postDataJSON())
  })
  await page.goto(path)
  const composer = page.getByRole('textbox')
  const thread = page.getByRole('log')
  // The page around the chat comes in a chunk of its own, after `load`.
  await composer.waitFor()
  return {
    composer,
    thread,
    send: page.getByRole('button', { name: '发送', exact: true }),
    stop: page.getByRole('button', { name: '停止' }),
    answers: thread.locator('[data-role="assistant"]'),
    requests,
    async ask(text) {
      await composer.fill(text)
      await composer.press('Enter')
    },
  }
}

/** Keeps how long the thread's text is at each change, from now on. */
export async function recordGrowth(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.getByRole('log').evaluate((log) => {
    const lengths: number[] = []
    Object.assign(window, { growth: lengths })
    new MutationObserver(() => {
      const length = log.textContent?.length ?? 0
      if (length !== lengths.at(-1)) lengths.push(length)
    }).observe(log, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => (window as unknown as { growth: number[] }).growth)
}

/** Adds up layout shifts from now on. */
export async function recordLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const total = { value: 0 }
    Object.assign(window, { layoutShift: total })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        total.value += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: false })
  })
  return () =>
    page.evaluate(() => (window as unknown as { layoutShift: { value: number } }).layoutShift.value)
}
