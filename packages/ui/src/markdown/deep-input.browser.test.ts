import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { cpuTime } from '../../test/cpu-time'
import { big, END, nested, parts, repeated } from '../../test/markdown/hostile-texts'
import '../theme/style.css'
import TyqwMarkdown from './TyqwMarkdown.vue'
import { preloadMarkdown } from './use-renderer'

const host = document.createElement('div')

beforeAll(async () => {
  await preloadMarkdown()
  document.body.append(host)
  // What draws formulas is fetched for the first one: all of them shall be drawn, in one go or in pieces.
  const formula = mount(TyqwMarkdown, { props: { content: '$a^2$' }, attachTo: host })
  await vi.waitFor(() => expect(host.querySelector('math')).not.toBeNull(), { timeout: 10_000 })
  formula.unmount()
})

const CHUNKS = 200
/** What takes less, in ms, counts as if it took so long: 200 updates that cost nearly nothing cost something. */
const FLOOR_MS = 200
/** A time shorter than this, in ms, says nothing of how it grows. */
const MEASURABLE_MS = 50
const TRIES = 10

/** How often a pattern stands in a text; of big ones, so often that it has a million characters. */
const sizes: Readonly<Record<string, number>> = {
  'blank lines': 100_000,
  returns: 200_000,
  'rows of a table': 1000,
  'columns of a table': 1000,
}
const texts = [
  ...Object.entries({ ...nested, ...repeated }).map(([name, make]) => ({
    name,
    make,
    size: 10_000,
  })),
  ...Object.entries(parts).map(([name, make]) => ({ name, make, size: 2000 })),
  ...Object.entries(big).map(([name, make]) => {
    const length = make(2).length - make(1).length
    return { name, make, size: sizes[name] ?? Math.ceil(1_000_000 / length) }
  }),
]

const layOut = () => host.getBoundingClientRect()

const page = () => host.innerHTML

const nextTask = () => {
  return new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const onMessage = () => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', onMessage)
    port1.start()
    port2.postMessage(undefined)
  })
}

/** Shows a text in one go, and takes it away again. */
async function show(content: string) {
  const start = await cpuTime()
  const wrapper = mount(TyqwMarkdown, { props: { content }, attachTo: host })
  layOut()
  const cost = (await cpuTime()) - start
  const shown = { cost, html: page(), text: host.textContent ?? '' }
  wrapper.unmount()
  return shown
}

/** Shows a text in pieces, as fast as the page takes them. */
async function stream(content: string) {
  const start = await cpuTime()
  const props = { content: '', streaming: true }
  const wrapper = mount(TyqwMarkdown, { props, attachTo: host })
  for (let chunk = 1; chunk <= CHUNKS; chunk += 1) {
    const end = Math.ceil((content.length * chunk) / CHUNKS)
    await wrapper.setProps({ content: content.slice(0, end) })
    await nextTask()
  }
  await wrapper.setProps({ streaming: false })
  layOut()
  const cost = (await cpuTime()) - start
  const html = page()
  wrapper.unmount()
  return { cost, html }
}

describe('a hostile text', () => {
  it.each(texts)(
    'is all there, whole or in 200 pieces, which cost ten times as much at most: $name',
    async ({ make, size }) => {
      const content = make(size)
      const whole = await show(content)
      expect(whole.text).toContain(END)
      const before = (await show(content)).cost
      const streamed = await stream(content)
      // Before and after: what else the machine does comes and goes.
      const once = Math.max(whole.cost, before, (await show(content)).cost, FLOOR_MS)
      let { cost } = streamed
      for (let left = 2; left > 0 && cost > 10 * once; left -= 1)
        cost = Math.min(cost, (await stream(content)).cost)
      // Not compared by `expect`, which would write both of them down.
      expect(streamed.html === whole.html).toBe(true)
      expect(cost).toBeLessThan(10 * once)
    },
    60_000,
  )

  it.each(texts)(
    'of twice the size costs about twice as much: $name',
    async ({ make, size }) => {
      const [single, double] = [make(size / 2), make(size)]
      let once = (await show(single)).cost
      let twice = (await show(double)).cost
      for (let left = TRIES; left > 0 && twice > 3 * once; left -= 1) {
        once = Math.min(once, (await show(single)).cost)
        twice = Math.min(twice, (await show(double)).cost)
      }
      expect(twice).toBeLessThan(3.5 * Math.max(once, MEASURABLE_MS))
    },
    60_000,
  )
})
