import { expect, test } from '@playwright/test'

test('the snippet people already use runs unchanged and gets frames whose text grows', async ({
  page,
}) => {
  await page.goto('/')
  const printed = await page.evaluate(async () => {
    const frames: { output: { text: string; session_id: string; finish_reason: string } }[] = []
    const errors: unknown[] = []
    const console = { log: frames.push.bind(frames), error: errors.push.bind(errors) }
    const core = '/@id/@tyqw/core'
    const { default: Tyqw, TyqwEvent } = await import(/* @vite-ignore */ core)

    const tyqw = new Tyqw({ appId: 'your appid', getToken: () => 'your token' })
    tyqw.on(TyqwEvent.MESSAGE, (data: never) => console.log(data)) // the wire frame
    tyqw.on(TyqwEvent.ERROR, (error: never) => console.error(error)) // a TyqwError
    await tyqw.send('你好')

    return { frames, errors: errors.map(String), stored: localStorage.getItem('tyqw_sessionId') }
  })
  expect(printed.errors).toEqual([])
  const lengths = printed.frames.map(({ output }) => output.text.length)
  expect(lengths.length).toBeGreaterThan(10)
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
  expect(printed.frames.at(-1)?.output.finish_reason).toBe('stop')
  expect(printed.stored).toBe(printed.frames[0]?.output.session_id)
})
