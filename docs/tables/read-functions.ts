import ts from 'typescript'
import { toEntry, toOneLine, type Entry } from './entry'
import type { UiProgram } from './program'

/**
 * A function as it is declared, without its body.
 *
 * @throws when the package exports no function of this name
 */
export function readSignature(ui: UiProgram, name: string): string {
  const declaration = ui.exports.get(name)?.declarations?.find(ts.isFunctionDeclaration)
  if (!declaration) throw new Error(`@tyqw/ui exports no function ${name}.`)
  const text = declaration.getText()
  const head = declaration.body ? text.slice(0, -declaration.body.getText().length) : text
  return toOneLine(head.replace(/^export /, ''))
}

/**
 * The members of an exported interface or type, those it inherits among them.
 *
 * @throws when the package exports no type of this name
 */
export function readMembers({ checker, exports }: UiProgram, name: string): readonly Entry[] {
  const symbol = exports.get(name)
  const members = symbol && checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
  if (!members?.length) throw new Error(`@tyqw/ui exports no type ${name} with members.`)
  return members.map((member) => toEntry(checker, member))
}
