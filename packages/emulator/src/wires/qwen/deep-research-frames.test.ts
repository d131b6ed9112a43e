import { describe, expect, it } from 'vitest'
import { paths, post } from '../../../test/post'
import { createEmulator } from '../../index'
import { toDeepResearchFrames } from './deep-research-frames'

const page = {
  index: 1,
  title: 'T',
  url: 'https://a.example',
  siteName: 'S',
  icon: '',
  description: 'D',
}

it('writes every phase as recorded, misspelt members and all', () => {
  const frames = toDeepResearchFrames(
    {
      type: 'answer',
      model: 'qwen-deep-research',
      text: '#',
      research: {
        plan: '本',
        queries: [{ query: '人', goal: '了', learning: '该', pages: [page] }],
      },
    },
    { requestId: 'R', inputTokens: 652 },
  )
  const frame = (
    phase: string,
    [content, status]: readonly [string, string],
    tokens: number,
    details = '',
  ) =>
    `{"output":{"message":{"phase":"${phase}","role":"assistant","content":"${content}","extra":{"deep_research":{${details}}},"status":"${status}"},"fininshed":false,"fininshed_reason":"null"},"usage":{"input_tokens":652,"output_tokens":${tokens}},"request_id":"R"}`
  const web = (status: string, tokens: number, members: string) =>
    frame('WebResearch', ['', status], tokens, `"research":{"id":1${members}}`)
  expect([...frames].map(({ data }) => JSON.stringify(data))).toEqual([
    frame('ResearchPlanning', ['本', 'typing'], 1),
    frame('ResearchPlanning', ['', 'finished'], 1),
    web('streamingQueries', 2, ',"query":"人"'),
    web('streamingQueries', 3, ',"researchGoal":"了"'),
    frame('KeepAlive', ['', 'typing'], 3),
    web(
      'streamingWebResult',
      3,
      ',"webSites":[{"description":"D","title":"T","favicon":"","url":"https://a.example"}]',
    ),
    web('streamingWebResult', 4, ',"learningMap":{"11":"该"}'),
    web('WebResultFinished', 4, ''),
    frame(
      'answer',
      ['#', 'typing'],
      5,
      '"references":[{"icon":"","description":"D","index_number":1,"title":"T","url":"https://a.example"}]',
    ),
    frame('answer', ['', 'finished'], 5),
  ])
})

describe('a conversation', () => {
  const emulator = createEmulator({ seed: 1, latency: 'instant' })

  async function research(messages: readonly object[], parameters = {}) {
    const body = { model: 'qwen-deep-research', input: { messages }, parameters }
    const text = await (await post(emulator, paths.text, { body, stream: true })).text()
    const phases: { readonly phase: string; readonly content: string }[] = [
      ...text.matchAll(/^data:(.*)$/gm),
    ].map(([, json]) => JSON.parse(json ?? '').output.message)
    const content = phases
      .filter(({ phase }) => phase === 'answer')
      .map((message) => message.content)
      .join('')
    return { phases: [...new Set(phases.map(({ phase }) => phase))], content }
  }

  const topic = { role: 'user', content: '研究一下流式体验' }

  it('begins with a question and goes on with the answer to it', async () => {
    const asked = await research([topic])
    expect(asked.phases).toEqual(['answer'])
    expect(asked.content).toContain('研究一下流式体验')
    const reply = { role: 'user', content: '更关心怎样实现' }
    const done = await research([topic, { role: 'assistant', content: asked.content }, reply])
    expect(done.phases).toEqual(['ResearchPlanning', 'WebResearch', 'KeepAlive', 'answer'])
    expect(done.content).toMatch(/^# 研究一下流式体验\n/)
  })

  it('starts at once without feedback', async () => {
    expect((await research([topic], { enable_feedback: false })).phases).toContain('WebResearch')
  })
})
