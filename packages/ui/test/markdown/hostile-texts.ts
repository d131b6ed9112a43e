/** Makes a text of a size: how often its pattern stands in it. */
type HostileText = (size: number) => string

/** Where a text ends, to see whether it is all there. */
export const END = 'THEEND'

const around = (open: string, close: string): HostileText => {
  return (size) => `${open.repeat(size)}${END}${close.repeat(size)}`
}
const before = (pattern: string): HostileText => around(pattern, '')
const lines = (line: (index: number) => string): HostileText => {
  return (size) => `${Array.from({ length: size }, (_, index) => line(index)).join('\n')}\n\n${END}`
}
const long = (pattern: string, open = '', close = ''): HostileText => {
  return (size) => `${open}${pattern.repeat(size)}${close} ${END}`
}
const table = (rows: number, columns: number) => {
  const row = (cell: string) => `${`|${cell}`.repeat(columns)}|\n`
  return `${row('a')}${row('-')}${row('b').repeat(rows)}\n${END}`
}

/** Patterns nested in each other. */
export const nested: Readonly<Record<string, HostileText>> = {
  quotes: before('>'),
  'spaced quotes': before('> '),
  'lists on a line': before('- '),
  'numbered lists on a line': before('1. '),
  'quotes and lists': before('> - '),
  brackets: before('['),
  'brackets that close': around('[', ']'),
  links: around('[', '](b)'),
  images: around('![', '](//a.b)'),
  'images that do not close': before('!['),
  'links that do not close': before('[a](b'),
  'titles that do not close': before('[a](b "'),
  'angles that do not close': (size) => `${'[a](<b'.repeat(size)}\n${END}`,
  labels: before('[a]['),
  stars: around('*', '*'),
  underscores: around('_', '_'),
  'stars of strong': around('**', '**'),
  'stars and underscores': around('_*', '*_'),
  'emphasis in strong': around('*a **b ', ' c** d*'),
  tildes: around('~~a ', ' b~~'),
  parentheses: before('\\('),
  'square formulas': before('\\['),
  dollars: before('$'),
  'dollars and braces': before('${'),
  marks: before('<ref>['),
  'angle brackets': before('<'),
  pipes: before('|'),
}

/** Patterns one after another. */
export const repeated: Readonly<Record<string, HostileText>> = {
  'emphasis that opens': before('*a **a '),
  'emphasis inside words': before('a**b'),
  'emphasis that closes': before('a* '),
  'two kinds of emphasis': before('*a_ '),
  backticks: before('`'),
  'backticks of two lengths': before('`a``'),
  'a few dollars': before('$a '),
  'formulas that do not close': lines(() => '\\[x^2'),
  'formulas whose sign comes far below': (size) => `${'\\[x^2\n'.repeat(size)}\\] ${END}`,
  backslashes: before('\\'),
  entities: before('&amp;'),
  definitions: lines((index) => `[a${index}]: /b${index}`),
  'marks of footnotes': before('[^1]'),
  'URLs in one': before('https://'),
  addresses: before('a@b.c'),
  'control characters': before('a\u202e'),
  'nested items': lines((index) => `${'  '.repeat(index % 100)}- a`),
  paragraphs: lines(() => 'a\n'),
  'Chinese lines': lines(() => '一'),
  'quoted lines': lines(() => '> a'),
  'backticks of more and more': (size) => {
    const runs = Array.from({ length: Math.sqrt(size) * 3 }, (_, index) => '`'.repeat(index))
    return `${runs.join('a')} ${END}`
  },
}

/** Patterns that become many elements, or components. */
export const parts: Readonly<Record<string, HostileText>> = {
  'empty formulas': lines(() => '$$'),
  'definitions that are used': lines((index) => `[a${index}]: /b${index}\n\n[a${index}]\n`),
  'marks of sources': before('[ref_1]\n'),
  'images without text': before('![](//a.b)\n'),
  URLs: before('https://a.b/c '),
  tasks: lines(() => '- [ ] a'),
  fences: lines(() => '```'),
}

/** Texts that are big. */
export const big: Readonly<Record<string, HostileText>> = {
  'a Latin line': long('lorem ipsum '),
  'a Chinese line': long('一夜东风吹，半湖'),
  'a URL': long('a/b', 'https://example.com/'),
  emphasis: long('word ', '*', '*'),
  code: long('word ', '`', '`'),
  'a word': long('a'),
  'a line of spaces': long(' ', 'a\n', 'a'),
  'a quoted line of spaces': long(' ', '>', 'a'),
  'an item of spaces': long(' ', '- a\n-', 'a'),
  'a line of tabs': long('\t', 'a\n', 'a'),
  'blank lines': long('\n', 'a'),
  returns: long('\r', 'a'),
  'rows of a table': (size) => table(size, 10),
  'columns of a table': (size) => table(10, size),
}
