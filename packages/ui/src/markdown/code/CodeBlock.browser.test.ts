import { mount } from '@vue/test-utils'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createSSRApp, h, nextTick } from 'vue'
import { renderToString } from 'vue/server-renderer'
import '../../theme/style.css'
import { codeSamples } from './code-samples'
import CodeBlock from './CodeBlock.vue'
import { preloadHighlighter } from './highlighter'

interface Props {
  code: string
  language: string
  hasCaret?: boolean
  streaming?: boolean
}

function show(props: Props) {
  const page = document.createElement('div')
  page.className = 'tyqw'
  const markdown = document.createElement('div')
  markdown.className = 'tyqw-markdown'
  page.append(markdown)
  document.body.append(page)
  const wrapper = mount(CodeBlock, { props, attachTo: markdown })
  const code = wrapper.get('code').element as HTMLElement
  return {
    wrapper,
    code,
    chunks: () => [...code.querySelectorAll<HTMLElement>('.tyqw-code-lines')],
  }
}

/** Whether each line has got its colours: there is no plain text left at the end, apart from the line being written. */
async function isColoured(code: HTMLElement, isWhole = true): Promise<void> {
  const waits = () =>
    [...code.querySelectorAll('.tyqw-code-lines')].some((chunk) => {
      const text = chunk.lastChild?.nodeValue ?? ''
      return isWhole ? text !== '' && /\w/.test(text) : text.includes('\n')
    })
  await vi.waitFor(() => expect(waits()).toBe(false), { timeout: 10_000 })
}

const numbered = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `const n${index} = "${index}" // 第 ${index} 行`,
  ).join('\n')

describe('a code block', () => {
  it('holds exactly the code, whatever it is cut into', async () => {
    const { code, wrapper } = show({ code: '', language: 'none', streaming: true })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('\n', '\n\n', numbered(90), '  '))),
        async (parts) => {
          let text = ''
          for (const part of parts) {
            text += part
            await wrapper.setProps({ code: text })
            expect(code.textContent).toBe(text)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('takes back and changes what it has, as often as it likes', async () => {
    await preloadHighlighter(['js'])
    const { code, wrapper } = show({ code: '', language: 'js', streaming: true })
    const text = numbered(130)
    const place = fc.nat(text.length)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, place, fc.boolean())), async (edits) => {
        for (const [end, changed, streaming] of edits) {
          const part = `${text.slice(0, changed)}${changed % 3 ? '' : '/*'}${text.slice(changed, end)}`
          await wrapper.setProps({ code: part, streaming })
          expect(code.textContent).toBe(part)
        }
      }),
      { numRuns: 40 },
    )
    await wrapper.setProps({ code: text, streaming: false })
    await isColoured(code)
    const fresh = show({ code: text, language: 'js' })
    await isColoured(fresh.code)
    expect(code.innerHTML).toBe(fresh.code.innerHTML)
  })

  it('never touches what is finished', async () => {
    const text = numbered(200)
    const { chunks, code, wrapper } = show({ code: '', language: 'none', streaming: true })
    const changes: MutationRecord[] = []
    const observer = new MutationObserver((records) => changes.push(...records))
    const seen: HTMLElement[] = []
    for (let end = 100; end < text.length; end += 100) {
      await wrapper.setProps({ code: text.slice(0, end) })
      const finished = chunks().slice(0, -1)
      expect(finished.slice(0, seen.length)).toEqual(seen)
      for (const chunk of finished.slice(seen.length))
        observer.observe(chunk, { childList: true, characterData: true, subtree: true })
      seen.splice(0, seen.length, ...finished)
    }
    changes.push(...observer.takeRecords())
    observer.disconnect()
    expect(seen.length).toBeGreaterThan(3)
    expect(changes).toEqual([])
    expect(code.textContent).toBe(text.slice(0, Math.floor((text.length - 1) / 100) * 100))
  })

  it.each(['ts', 'html', 'python'])(
    'colours a stream of %s as it does the whole',
    async (language) => {
      await preloadHighlighter([language])
      const text = (codeSamples[{ ts: 'typescript' }[language] ?? language] ?? '').repeat(6)
      const whole = show({ code: text, language })
      await isColoured(whole.code)
      const { code, wrapper } = show({ code: '', language, streaming: true })
      for (let end = 0; end < text.length; end += 37)
        await wrapper.setProps({ code: text.slice(0, end) })
      await wrapper.setProps({ code: text, streaming: false })
      await isColoured(code)
      expect(code.innerHTML).toBe(whole.code.innerHTML)
      expect(code.querySelectorAll('[class]').length).toBeGreaterThan(20)
      expect(code.querySelector('[style]')).toBeNull()
    },
  )

  it('leaves the line that is being written plain, and colours it once it is whole', async () => {
    await preloadHighlighter(['js'])
    const { code, wrapper } = show({ code: 'const a = 1', language: 'js', streaming: true })
    expect(code.querySelector('.tyqw-code-keyword')).toBeNull()
    await wrapper.setProps({ code: 'const a = 1\nlet' })
    await isColoured(code, false)
    expect([...code.querySelectorAll('.tyqw-code-keyword')].map((e) => e.textContent)).toEqual([
      'const',
    ])
    await wrapper.setProps({ streaming: false })
    await isColoured(code)
    expect(code.querySelectorAll('.tyqw-code-keyword')).toHaveLength(2)
  })

  it('does not move when the colours come', async () => {
    const { chunks, code, wrapper } = show({ code: numbered(100), language: 'swift' })
    const before = chunks().map((chunk) => chunk.getBoundingClientRect().toJSON() as object)
    expect(code.querySelector('[class^="tyqw-code-"]:not(.tyqw-code-lines)')).toBeNull()
    await vi.waitFor(() => expect(code.querySelector('.tyqw-code-string')).not.toBeNull(), 10_000)
    await isColoured(code)
    expect(chunks().map((chunk) => chunk.getBoundingClientRect().toJSON() as object)).toEqual(
      before,
    )
    expect(code.textContent).toBe(wrapper.props('code'))
  })

  it('shows as many lines as there are, of one height, long ones to be scrolled to', async () => {
    const text = `${numbered(95)}\n\n${'长'.repeat(300)}\n`
    const { chunks, wrapper } = show({ code: text, language: 'none' })
    const heights = chunks().map((chunk) => chunk.getBoundingClientRect().height)
    const line = (heights[0] ?? 0) / 20
    expect(heights.map((height) => Math.round(height / line))).toEqual([20, 20, 20, 20, 17])
    const body = wrapper.get('pre').element as HTMLElement
    expect(body.scrollWidth).toBeGreaterThan(body.clientWidth * 2)
    const last = chunks().at(-1)
    expect(last?.scrollWidth).toBe(last?.clientWidth)
  })

  it('gives what was selected as it is, over the borders of its elements', async () => {
    const text = `${numbered(85)}\n\n  x\n`
    const { code } = show({ code: text, language: 'none' })
    const selection = document.getSelection()
    selection?.selectAllChildren(code)
    expect(selection?.toString().trimEnd()).toBe(text.trimEnd())
  })

  it('keeps what is selected while it grows and is coloured', async () => {
    await preloadHighlighter(['js'])
    const { code, wrapper } = show({
      code: 'const first = 1\nconst sec',
      language: 'js',
      streaming: true,
    })
    await isColoured(code, false)
    const selection = document.getSelection()
    const plain = code.querySelector('.tyqw-code-lines')?.lastChild
    if (!plain || !selection) throw new Error('nothing to select')
    selection.setBaseAndExtent(plain, 0, plain, 5)
    expect(selection.toString()).toBe('const')
    await wrapper.setProps({ code: `const first = 1\nconst second = 2\n${numbered(50)}` })
    await isColoured(code, false)
    expect(selection.toString()).toBe('const')
  })

  it('has its caret at the end, and none when the answer is elsewhere', async () => {
    const { code, wrapper } = show({ code: 'a\nb', language: '', streaming: true, hasCaret: true })
    expect(code.querySelectorAll('.tyqw-caret')).toHaveLength(1)
    await wrapper.setProps({ code: numbered(45) })
    expect(code.lastChild?.lastChild).toBe(code.querySelector('.tyqw-caret'))
    expect(code.textContent).toBe(numbered(45))
    await wrapper.setProps({ hasCaret: false })
    expect(code.querySelector('.tyqw-caret')).toBeNull()
  })

  it('follows its language', async () => {
    await preloadHighlighter(['js', 'python'])
    const { code, wrapper } = show({ code: '# const\nx = 1', language: 'python' })
    await vi.waitFor(() => expect(code.querySelector('.tyqw-code-comment')).not.toBeNull())
    await wrapper.setProps({ language: 'no-such-language' })
    await vi.waitFor(() => expect(code.querySelector('.tyqw-code-comment')).toBeNull())
    expect(code.textContent).toBe('# const\nx = 1')
    await wrapper.setProps({ language: 'python' })
    await vi.waitFor(() => expect(code.querySelector('.tyqw-code-comment')).not.toBeNull())
  })

  it('takes over what a server rendered', async () => {
    const props = { code: numbered(60), language: 'none' }
    const page = document.createElement('div')
    const rendered = await renderToString(createSSRApp(() => h(CodeBlock, props)))
    page.append(document.createRange().createContextualFragment(rendered))
    expect(page.querySelector('code')?.textContent).toBe(props.code)
    const before = page.querySelector('code')
    createSSRApp(() => h(CodeBlock, props)).mount(page)
    await nextTick()
    expect(page.querySelector('code')).toBe(before)
    expect(before?.textContent).toBe(props.code)
    expect(before?.children).toHaveLength(3)
  })

  it('can be reached and named', () => {
    const { wrapper } = show({ code: 'a', language: 'ts' })
    const body = wrapper.get('pre').element
    expect(body.tabIndex).toBe(0)
    expect(body.getAttribute('role')).toBe('group')
    expect(body.getAttribute('aria-label')).toBe('代码 ts')
  })
})
