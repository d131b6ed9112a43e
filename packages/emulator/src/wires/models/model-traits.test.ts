import { expect, it } from 'vitest'
import { toModelTraits } from './model-traits'

it.each([
  ['qwen-plus', 'text', 'hybrid', false, 'text'],
  ['qwen-max', 'text', 'never', false, 'text'],
  ['qwen3-max', 'text', 'hybrid', true, 'message'],
  ['qwen3-8b', 'text', 'hybrid', true, 'message'],
  ['qwen3-30b-a3b-instruct-2507', 'text', 'never', true, 'message'],
  ['qwen3-next-80b-a3b-instruct', 'text', 'never', false, 'text'],
  ['qwen3-235b-a22b-thinking-2507', 'text', 'always', true, 'message'],
  ['qwen3-coder-plus', 'text', 'never', false, 'text'],
  ['qwq-plus', 'text', 'always', true, 'message'],
  ['deepseek-v3.2', 'text', 'hybrid', false, 'text'],
  ['qwen-long', 'text', 'never', false, 'message'],
  ['qwen-vl-plus', 'multimodal', 'never', false, 'message'],
  ['qwen3-vl-plus', 'multimodal', 'hybrid', true, 'message'],
  ['qvq-max', 'multimodal', 'always', true, 'message'],
  ['qwen3.5-plus', 'multimodal', 'hybrid', false, 'message'],
  ['my-model', 'either', 'hybrid', false, 'text'],
])('knows %s', (model, endpoint, thinking, incremental, resultFormat) => {
  expect(toModelTraits(model)).toMatchObject({ endpoint, thinking, incremental, resultFormat })
})
