import { describe, expect, it } from 'vitest'
import { runCode } from './code-interpreter'
import { takeOffer } from './model-scenarios'
import type { Question } from './scenario'
import { searchWeb } from './search'

const question: Question = {
  prompt: 'hi',
  language: 'en',
  history: [],
  thinking: undefined,
  model: 'qwen-plus',
}

describe('what a model does by itself', () => {
  const offers: readonly (readonly [string, Partial<Question>, object | undefined])[] = [
    ['nothing without an offer', {}, undefined],
    ['search', { search: true }, { searchResults: expect.any(Array) }],
    ['research', { model: 'qwen-deep-research' }, { model: 'qwen-deep-research' }],
    ['code', { codeInterpreter: true, prompt: '2+3?' }, { codeInterpreter: { code: '2+3' } }],
    ['no code without an operation', { codeInterpreter: true }, undefined],
    [
      'the weather',
      { tools: ['get_weather'], prompt: 'The weather?' },
      { toolCalls: [{ name: 'get_weather' }] },
    ],
    [
      'the weather after some thought',
      { tools: ['get_weather'], prompt: '天气', language: 'zh', thinking: true },
      { reasoning: expect.stringContaining('get_weather'), toolCalls: [{ name: 'get_weather' }] },
    ],
    ['no function for anything else', { tools: ['get_weather'] }, undefined],
    [
      'results',
      { toolResults: [{ name: 'f', content: 'x' }] },
      { text: expect.stringContaining('> x') },
    ],
  ]

  it.each(offers)('%s', (_, offer, script) => {
    const taken = takeOffer({ ...question, ...offer })
    if (script === undefined) expect(taken).toBeUndefined()
    else expect(taken).toMatchObject(script)
  })

  it('is nothing where no model is named', () => {
    const { model: _model, ...asked } = question
    expect(takeOffer({ ...asked, search: true })).toBeUndefined()
  })
})

it.each([
  ['12 * 12', '12*12', '144'],
  ['7 - 10', '7-10', '-3'],
  ['1+2', '1+2', '3'],
  ['2 的 10 次方', '2**10', '1024'],
  ['What is 2 to the power of 300?', '2**200', String(2n ** 200n)],
  ['hello', '123**21', String(123n ** 21n)],
])('runs the operation in %j', (prompt, code, result) => {
  const script = runCode({ ...question, prompt })
  expect(script.codeInterpreter?.code).toBe(code)
  expect(script.text).toContain(`\n${result}\n`)
})

it('shows no marks of sources to applications', () => {
  const { model: _model, ...asked } = question
  expect(searchWeb(asked).text).not.toMatch(/\[\d\]/)
  expect(searchWeb(question).text).toContain('[1]')
})
