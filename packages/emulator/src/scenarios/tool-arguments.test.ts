import { expect, it } from 'vitest'
import { toArguments } from './tool-arguments'

const context = { prompt: 'Weather in Paris, then Hangzhou?', language: 'en', call: 0 } as const

it.each([
  ['places in the order of the prompt', { location: { type: 'string' } }, '{"location": "Paris"}'],
  ['the first of an enum', { unit: { type: 'string', enum: ['c', 'f'] } }, '{"unit": "c"}'],
  ['the default', { days: { type: 'integer', default: 3 } }, '{"days": 3}'],
  ['the least number', { page: { type: 'number', minimum: 2 } }, '{"page": 2}'],
  [
    'the prompt as text',
    { query: { type: 'string' } },
    '{"query": "Weather in Paris, then Hangzhou?"}',
  ],
  ['a date', { date: { type: 'string' } }, '{"date": "today"}'],
  [
    'what is nested',
    {
      where: {
        type: 'object',
        properties: { city: { type: 'string' }, exact: { type: 'boolean' } },
      },
      tags: { type: 'array', items: { type: ['integer', 'null'] } },
    },
    '{"where": {"city": "Paris", "exact": true}, "tags": [1]}',
  ],
])('gives %s', (_, properties, json) => {
  const written = toArguments({ type: 'object', properties }, context)
  expect(written).toBe(json)
  expect(() => JSON.parse(written)).not.toThrow()
})

it('leaves out what is optional, and asks the next call about the next place', () => {
  const properties = { city: { type: 'string' }, unit: { type: 'string' } }
  const schema = { properties, required: ['city'] }
  expect(toArguments(schema, { ...context, call: 1 })).toBe('{"city": "Hangzhou"}')
  expect(toArguments(schema, { ...context, prompt: 'hi', call: 1 })).toBe('{"city": "Shanghai"}')
})

it.each([undefined, null, 'x', {}])('gives nothing without a schema: %j', (schema) => {
  expect(toArguments(schema, context)).toBe('{}')
})
