import { readFileSync } from 'node:fs'
import ts from 'typescript'
import type { PropertyMeta, SlotMeta } from 'vue-component-meta'
import { toEntry, toOneLine, type Entry } from './entry'
import type { UiProgram } from './program'

/** What a component takes and gives. */
export interface ComponentApi {
  readonly name: string
  readonly props: readonly Entry[]
  readonly events: readonly Entry[]
  readonly slots: readonly Entry[]
  readonly exposed: readonly Entry[]
}

/** The interface of every component that the package exports, from its types. */
export function readComponents(ui: UiProgram): readonly ComponentApi[] {
  return [...ui.components].map(([name, file]) => {
    const meta = ui.meta.getComponentMeta(file)
    const props = meta.props.filter((prop) => !prop.global)
    return {
      name,
      props: props.map(toProp),
      events: readEvents(ui, file),
      slots: meta.slots.map((slot) => toSlot(ui, slot)),
      exposed: meta.exposed.map((member) => ({
        name: member.name,
        type: toOneLine(member.type),
        isRequired: true,
        description: toOneLine(member.description),
      })),
    }
  })
}

function toProp(prop: PropertyMeta): Entry {
  const declared = /^[^:]+\?*: ([\s\S]*)$/.exec(textOf(prop))?.[1] ?? prop.type
  const type = toOneLine(declared).replace(prop.required ? '' : / \| undefined$/, '')
  const tag = prop.tags.find(({ name }) => name === 'default')?.text
  const written = tag ?? (type === 'boolean' ? (prop.default ?? 'false') : prop.default)
  return {
    name: prop.name,
    type,
    isRequired: prop.required,
    description: toOneLine(prop.description),
    ...(written && written !== 'undefined' && { default: toOneLine(written) }),
  }
}

function toSlot({ checker }: UiProgram, slot: SlotMeta): Entry {
  const declared = /^[^(]*\(\w+\??: ([\s\S]*)\): \w+$/.exec(textOf(slot))?.[1]
  const scope = slot.getTypeObject()
  const isNamed = declared !== undefined && /^\w+$/.test(declared)
  const members = isNamed ? checker.getPropertiesOfType(scope).map(declarationOf) : []
  const type = members.length > 0 ? `{ ${members.join('; ')} }` : declared
  return {
    name: slot.name,
    type: toOneLine(type ?? ''),
    isRequired: false,
    description: toOneLine(slot.description),
  }
}

/** As it is written in the source, which says more than what the compiler makes of it. */
function textOf({ getDeclarations }: Pick<PropertyMeta, 'getDeclarations'>): string {
  const [declaration] = getDeclarations()
  return declaration ? readFileSync(declaration.file, 'utf8').slice(...declaration.range) : ''
}

function declarationOf(symbol: ts.Symbol): string {
  return symbol.declarations?.[0]?.getText().replace(/;$/, '') ?? symbol.name
}

/** The events of `defineEmits<…>()`, whose descriptions the compiler's own view of them has lost. */
function readEvents({ program, checker }: UiProgram, file: string): Entry[] {
  const source = program.getSourceFile(file)
  const call = source && findCall(source, 'defineEmits')
  const [argument] = call?.typeArguments ?? []
  if (!argument) return []
  const events = checker.getPropertiesOfType(checker.getTypeFromTypeNode(argument))
  return events.map((symbol) => {
    const { name, type, description } = toEntry(checker, symbol)
    return { name, type: type.replace(/^\[(.*)\]$/, '$1'), isRequired: false, description }
  })
}

function findCall(node: ts.Node, name: string): ts.CallExpression | undefined {
  if (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === name
  )
    return node
  return ts.forEachChild(node, (child) => findCall(child, name))
}
