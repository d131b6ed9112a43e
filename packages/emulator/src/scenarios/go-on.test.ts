import { describe, expect, it } from 'vitest'
import { goOn } from './go-on'
import type { Outcome, Question } from './scenario'

const whole = '第一句。第二句。'
const play = ({ prompt }: Pick<Question, 'prompt'>): Outcome =>
  prompt === '说两句'
    ? { type: 'answer', text: whole, model: 'm', failure: { type: 'truncated', afterFrames: 1 } }
    : { type: 'html', html: '' }
const asked = (prompt: string, answer: string, earlier = '说两句') => ({
  prompt,
  history: [{ prompt: earlier, answer }],
  thinking: undefined,
})

describe('going on', () => {
  it.each([
    '请从中断的地方继续，不要重复前面的内容。',
    '继续',
    '请接着写',
    'Go on from where you were interrupted.',
    'please continue',
  ])('gives the rest of the answer for “%s”, whole this time', (prompt) => {
    expect(goOn(asked(prompt, '第一句。'), play)).toEqual({
      type: 'answer',
      text: '第二句。',
      model: 'm',
    })
  })

  it('gives what a limit cut off', () => {
    const cut = () => ({ type: 'answer', text: '一', rest: '二', model: 'm' }) as const
    expect(goOn(asked('继续', '一'), cut)).toMatchObject({ text: '二' })
  })

  it.each([
    ['another question', asked('你好', '第一句。')],
    ['a question that only begins like it', asked('继续教育是什么？', '第一句。')],
    ['an answer that was whole', asked('继续', whole)],
    ['an answer that is not ours', asked('继续', '别的')],
    ['an answer of another kind', asked('继续', 'x', '别的')],
    ['no answer', asked('继续', '')],
    ['nothing before it', { prompt: '继续', history: [], thinking: undefined }],
  ])('leaves %s alone', (_, question) => {
    expect(goOn(question, play)).toBeUndefined()
  })
})
