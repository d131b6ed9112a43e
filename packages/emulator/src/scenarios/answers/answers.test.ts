import { describe, expect, it } from 'vitest'
import { read } from '../../../test/ask'
import { createEmulator, scenarioList } from '../../index'

const emulator = createEmulator({ latency: 'instant', seed: 1 })
const answerTo = async (prompt: string) => (await read(emulator, { prompt })).text

describe('answers', () => {
  it.each([
    ['你好', '模拟器'],
    ['Hello!', 'emulator'],
    ['怎么配置真实的密钥？', 'VITE_TYQW_APP_ID'],
    ['如何接入百炼应用', 'DASHSCOPE_API_KEY'],
    ['How do I set a real key?', 'npm start'],
    ['用 Vue 写一个防抖的搜索框', '```ts'],
    ['Write a debounced search box in Vue', '```vue'],
    ['对比一下通义千问的几个模型', '| :--- |'],
    ['Compare the Qwen models', '| Qwen-Plus |'],
    ['给我一份上线前的清单', '1. **守住密钥**'],
    ['Give me a checklist for the launch', '1. **Guard the key**'],
    ['写一首关于西湖的诗', '一夜东风过柳堤'],
    ['Write a poem about rain', 'Rain, Arriving'],
    ['谢谢', '不客气'],
    ['Thanks', 'You are welcome'],
    ['量子纠缠是怎么回事', '“量子纠缠是怎么回事”'],
    ['Why is the sky blue?', '"Why is the sky blue?"'],
    ['/nonsense', '/error-429'],
  ])('to %j mentions %j', async (prompt, part) => {
    expect(await answerTo(prompt)).toContain(part)
  })

  it('lists every scenario on /help, and says that answers are scripted', async () => {
    for (const text of [await answerTo('/help'), await answerTo('/help 帮助')]) {
      for (const { name } of scenarioList) expect(text).toContain(`\`/${name}\``)
    }
    expect(await answerTo('Why is the sky blue?')).toContain('My answers come from scripts')
    expect(await answerTo('天为什么是蓝的')).toContain('答案来自事先写好的脚本')
  })
})
