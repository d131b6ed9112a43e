import './page.css'

/** What shows an answer that grows. */
export interface View {
  /** Shows more. Resolves when it is in the document. */
  write(added: string): void | Promise<void>
  /** The answer is complete. */
  end(): void | Promise<void>
}

/** Puts a view into an element. Resolves when its code is there. */
export type Mount = (host: HTMLElement) => View | Promise<View>

/** What the page found when the answer had come to rest. */
export interface Shown {
  /** Characters without white space. */
  readonly text: number
  readonly nodes: number
  /** Blocks of code that have colours, and the pieces of text in them that are not of their block's colour. */
  readonly colouredBlocks: number
  readonly colouredPieces: number
}

export interface BenchPage {
  mount(): Promise<void>
  /** Streams an answer: so many characters an update, one update a frame, and the box follows its bottom. */
  stream(answer: string, size: number): Promise<void>
  look(): Shown
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

/** Makes a page of the benchmark out of one contender. */
export function startPage(mount: Mount): void {
  const box = document.createElement('div')
  box.className = 'box'
  const host = document.createElement('div')
  box.append(host)
  document.body.append(box)
  let view: View | undefined

  window.bench = {
    async mount() {
      view = await mount(host)
    },
    async stream(answer, size) {
      if (!view) throw new Error('Nothing is mounted')
      for (let start = 0; start < answer.length; start += size) {
        await nextFrame()
        performance.mark('bench-update')
        await view.write(answer.slice(start, start + size))
        box.scrollTop = box.scrollHeight
      }
      await nextFrame()
      performance.mark('bench-end')
      await view.end()
      box.scrollTop = box.scrollHeight
    },
    look() {
      const walker = document.createTreeWalker(host, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
      let nodes = 0
      while (walker.nextNode()) nodes++
      const coloured = [...host.querySelectorAll('pre')].map(countColoured)
      return {
        text: (host.textContent ?? '').replaceAll(/\s/g, '').length,
        nodes,
        colouredBlocks: coloured.filter((count) => count > 0).length,
        colouredPieces: coloured.reduce((sum, count) => sum + count, 0),
      }
    },
  }
}

function countColoured(block: HTMLElement): number {
  const { color } = getComputedStyle(block)
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let count = 0
  while (walker.nextNode()) {
    const { nodeValue, parentElement } = walker.currentNode
    if (!parentElement?.checkVisibility() || !nodeValue?.trim()) continue
    if (getComputedStyle(parentElement).color !== color) count++
  }
  return count
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
