/** What a piece of code is. Each has a colour, `--tyqw-code-…`, and a class, `tyqw-code-…`. */
export const codeRoles = [
  'comment',
  'keyword',
  'string',
  'constant',
  'function',
  'type',
  'tag',
  'attribute',
  'property',
  'regexp',
  'punctuation',
  'heading',
  'inserted',
  'deleted',
] as const

export type CodeRole = (typeof codeRoles)[number]

/** Which TextMate scopes mean which role. A later rule wins over an earlier one that is as specific. */
const scopes: readonly (readonly [CodeRole, readonly string[]])[] = [
  [
    'punctuation',
    ['punctuation', 'meta.brace', 'keyword.operator', 'punctuation.definition.arguments'],
  ],
  ['string', ['string', 'markup.inline.raw', 'punctuation.definition.string']],
  [
    'constant',
    [
      'constant',
      'variable.language',
      'support.constant',
      'constant.character.escape',
      'entity.name.constant',
    ],
  ],
  [
    'keyword',
    [
      'keyword',
      'storage',
      'storage.type',
      'storage.modifier',
      'keyword.operator.new',
      'keyword.operator.expression',
      'keyword.operator.word',
      'keyword.operator.logical.python',
      'punctuation.definition.keyword',
      'punctuation.definition.template-expression',
      'punctuation.section.embedded',
      'punctuation.definition.list.begin.markdown',
    ],
  ],
  [
    'function',
    [
      'entity.name.function',
      'support.function',
      'meta.function-call.generic',
      'variable.function',
      'markup.underline.link',
      'string.other.link',
    ],
  ],
  [
    'type',
    [
      'entity.name.type',
      'entity.name.class',
      'entity.name.namespace',
      'entity.other.inherited-class',
      'support.class',
      'support.type',
      'storage.type.primitive',
      'storage.type.java',
      'storage.type.cs',
    ],
  ],
  ['tag', ['entity.name.tag', 'punctuation.definition.tag']],
  ['attribute', ['entity.other.attribute-name', 'meta.decorator', 'storage.type.annotation']],
  [
    'property',
    [
      'support.type.property-name',
      'meta.object-literal.key',
      'variable.other.property',
      'variable.other.object.property',
      'entity.name.tag.yaml',
      'support.type.property-name.toml',
      'variable.other.key',
    ],
  ],
  ['regexp', ['string.regexp']],
  ['heading', ['markup.heading', 'entity.name.section', 'meta.diff.range', 'meta.diff.header']],
  ['inserted', ['markup.inserted', 'punctuation.definition.inserted']],
  ['deleted', ['markup.deleted', 'punctuation.definition.deleted']],
  ['comment', ['comment', 'punctuation.definition.comment', 'string.quoted.docstring']],
]

/**
 * A theme whose colours only name roles; the stylesheet gives the role its colour, in light and in dark. So code is
 * read once for both, no element needs a style of its own, and a page may restyle it.
 */
export const codeTheme = {
  name: 'tyqw',
  type: 'light' as const,
  fg: '#000000',
  bg: '#FFFFFF',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#FFFFFF' },
  settings: [
    { settings: { foreground: '#000000', background: '#FFFFFF' } },
    ...scopes.map(([role, scope]) => ({
      scope: [...scope],
      settings: { foreground: colourOf(role) },
    })),
    // What is computed inside a string is no string.
    {
      scope: ['meta.template.expression', 'meta.embedded', 'source.embedded', 'variable.other'],
      settings: { foreground: '#000000' },
    },
  ],
}

const rolesByColour = new Map<string, CodeRole>(codeRoles.map((role) => [colourOf(role), role]))

/** The role that a colour of {@link codeTheme} stands for; none for plain text. */
export function roleOfColour(colour: string | undefined): CodeRole | undefined {
  return colour ? rolesByColour.get(colour.toUpperCase()) : undefined
}

function colourOf(role: CodeRole): string {
  return `#0000${(codeRoles.indexOf(role) + 1).toString(16).padStart(2, '0')}`.toUpperCase()
}
