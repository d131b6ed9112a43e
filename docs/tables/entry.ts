import ts from 'typescript'

/** One row of a table. */
export interface Entry {
  readonly name: string
  /** As it is written in the source, in one line. */
  readonly type: string
  readonly isRequired: boolean
  /** In words or as code: what holds when it is left out. */
  readonly default?: string
  /** What its TSDoc says, in English. */
  readonly description: string
}

/** A member of an interface or a type. */
export function toEntry(checker: ts.TypeChecker, symbol: ts.Symbol): Entry {
  const [declaration] = symbol.declarations ?? []
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default')
  const written = tag && ts.displayPartsToString(tag.text)
  return {
    name: symbol.name,
    type: toOneLine(declaration ? typeTextOf(checker, symbol, declaration) : ''),
    isRequired: !(symbol.flags & ts.SymbolFlags.Optional),
    description: toOneLine(
      ts.displayPartsToString(symbol.getDocumentationComment(checker)).split('\n\n')[0] ?? '',
    ),
    ...(written && { default: toOneLine(written) }),
  }
}

function typeTextOf(checker: ts.TypeChecker, symbol: ts.Symbol, node: ts.Declaration): string {
  if (ts.isMethodSignature(node)) {
    const parameters = node.parameters.map((parameter) => parameter.getText()).join(', ')
    return `(${parameters}) => ${node.type?.getText() ?? 'void'}`
  }
  if (ts.isPropertySignature(node) && node.type) return node.type.getText()
  return checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, node))
}

/** Without the breaks of the formatter. */
export function toOneLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^ ?\| /g, '')
    .replaceAll(/([(<{[]) ?\| /g, '$1')
    .replaceAll(/; \}/g, ' }')
    .trim()
}
