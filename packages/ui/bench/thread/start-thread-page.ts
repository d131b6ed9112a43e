import '../page/page.css'
import { twoParagraphs } from '../../test/long-conversation'
import type { Phase } from './run-thread'

/** A message as every contender is given it; questions and answers take turns. */
export interface BenchMessage {
  readonly id: string
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** What shows a conversation. */
export interface ThreadView {
  /** Shows these messages. Resolves when the last one is in the document. */
  open(messages: readonly BenchMessage[]): Promise<void>
  /** Adds a question and an answer that is empty so far. */
  ask(question: BenchMessage, answer: BenchMessage): void | Promise<void>
  /** More of that answer. */
  write(added: string): void
  /** The answer is complete. */
  end(): void
  /** The element that scrolls. */
  scroller(): HTMLElement
}

export interface ThreadBenchPage extends Record<Phase, () => Promise<void>> {
  /** Makes a conversation of so many messages. Shows one of two messages first, so that all code is there. */
  prepare(count: number): Promise<void>
  /** How many elements there are. */
  count(): number
}

declare global {
  interface Window {
    threadBench: ThreadBenchPage
  }
}

/** An answer of a thousand characters comes in so many pieces, one a frame. */
const PIECES = 50
const PIECE = '流式输出可以让用户更早看到内容，体验更好。'
/** So many steps of so many pixels, one a frame, at each end. */
const STEPS = 30
const STEP_PX = 400

/** Makes a page of the benchmark out of one contender. */
export function startThreadPage(mount: (host: HTMLElement) => Promise<ThreadView>): void {
  const box = document.createElement('div')
  box.className = 'box'
  document.body.append(box)
  let messages: readonly BenchMessage[] = []
  let view: ThreadView | undefined

  function shown(): ThreadView {
    if (!view) throw new Error('Nothing is mounted')
    return view
  }

  /** At once, where a list would rather glide. */
  function scrollTo(top: number): void {
    shown().scroller().scrollTo({ top, behavior: 'instant' })
  }

  async function scrollBy(pixels: number): Promise<void> {
    const element = shown().scroller()
    for (let step = 0; step < STEPS; step++) {
      element.dispatchEvent(new WheelEvent('wheel', { deltaY: pixels, bubbles: true }))
      scrollTo(element.scrollTop + pixels)
      await nextFrame()
    }
  }

  window.threadBench = {
    async prepare(count) {
      messages = toMessages(count)
      view = await mount(box)
      await view.open(toMessages(2, 'first'))
      await nextFrame()
    },
    async open() {
      await shown().open(messages)
      await nextFrame()
    },
    async append() {
      const { ask, write, end } = shown()
      await ask(
        { id: 'question', role: 'user', text: '再说一遍' },
        { id: 'answer', role: 'assistant', text: '' },
      )
      for (let piece = 0; piece < PIECES; piece++) {
        await nextFrame()
        write(piece === PIECES / 2 ? `\n\n${PIECE}` : PIECE)
      }
      await nextFrame()
      end()
    },
    async scroll() {
      await scrollBy(-STEP_PX)
      scrollTo(0)
      await nextFrame()
      if (shown().scroller().scrollTop > STEP_PX) throw new Error('It does not scroll to the top')
      await scrollBy(STEP_PX)
      scrollTo(shown().scroller().scrollHeight)
      await nextFrame()
    },
    count: () => box.querySelectorAll('*').length,
  }
}

function toMessages(count: number, prefix = 'm'): BenchMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    role: index % 2 === 0 ? 'user' : 'assistant',
    text: twoParagraphs(index),
  }))
}

/** Resolves when a text is in the document. */
export async function untilShown(host: HTMLElement, text: string): Promise<void> {
  const start = text.slice(0, 20)
  await untilTrue(() => host.textContent?.includes(start) === true)
}

export async function untilTrue(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await nextFrame()
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
