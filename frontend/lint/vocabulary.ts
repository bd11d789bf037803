import { readFileSync } from 'node:fs'

import type { Rule, Scope } from 'eslint'

/**
 * ESLint rule: what the code declares is called by the words of docs/glossary.md. Of a name any part counts, so `told`
 * refuses `toldAt` and `QuarterTold`; names of files, folders and components count too. `{ told } = row` declares
 * nothing: the name is that of whoever declares the row.
 */

export interface Word {
  readonly word: string
  readonly instead: string
  /** Refused as a whole name only. */
  readonly alone: boolean
  /** Compounds of several words that may stand, as `signed_in`. */
  readonly compounds: readonly string[]
}

const PARTS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g

/** The word of the list that a name holds. */
export function refusedIn(name: string, words: readonly Word[]): Word | undefined {
  const plain = (name.match(PARTS) ?? []).map((part) => part.toLowerCase()).join('_')
  return words.find(({ word, alone, compounds }) => {
    if (alone) return plain === word
    const rest = compounds.reduce((text, compound) => text.replaceAll(compound, ''), plain)
    return rest.split('_').includes(word)
  })
}

/** What the rule reads of a syntax node, of TypeScript and of Vue's templates alike. */
interface Node {
  readonly type: string
  readonly name?: unknown
  readonly parent?: Node
  readonly shorthand?: boolean
  readonly key?: Node
  readonly value?: Node | null
  readonly label?: Node
  readonly imported?: Node
  readonly local?: Node
}

type Check = (name: Node | undefined) => void

/** `{ told } = row`, `{ told = '' } = row`: the property's own name. */
function isTakenOver(name: Node): boolean {
  const property = name.parent?.type === 'AssignmentPattern' ? name.parent.parent : name.parent
  return property?.type === 'Property' && property.shorthand === true
}

/** `import { told }`: declared where it comes from. */
function isImportedAsIs(name: Node): boolean {
  const specifier = name.parent
  return specifier?.type === 'ImportSpecifier' && specifier.imported?.name === specifier.local?.name
}

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression']

/** Names that are no variables: fields of types and classes, functions of objects, places of tuples. */
function members(check: Check): Record<string, (node: Node) => void> {
  const key = (node: Node): void => check(node.key)
  return {
    TSPropertySignature: key,
    TSMethodSignature: key,
    PropertyDefinition: key,
    MethodDefinition: key,
    TSNamedTupleMember: (node) => check(node.label),
    Property: (node) => {
      if (node.parent?.type === 'ObjectExpression' && FUNCTIONS.includes(node.value?.type ?? '')) check(node.key)
    },
  }
}

function variables(scopes: readonly Scope.Scope[], check: Check): void {
  for (const { name } of scopes.flatMap((scope) => scope.variables).flatMap((variable) => variable.defs)) {
    const node = name as Node
    if (!isTakenOver(node) && !isImportedAsIs(node)) check(node)
  }
}

/** Of v-for and slots. */
function inTemplates(check: Check): Record<string, (node: Node) => void> {
  return {
    VElement: (node) => {
      const { variables: named } = node as Node & { readonly variables: readonly { readonly id: Node }[] }
      for (const { id } of named) if (!isTakenOver(id)) check(id)
    },
  }
}

interface VueServices {
  defineTemplateBodyVisitor?(templates: object, script: object): Rule.RuleListener
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')
const WORDS = JSON.parse(read('words.json')) as readonly Word[]
const LEFT: readonly string[] = read('vocabulary_left.txt').split('\n').filter(Boolean)

/** "src/calls/bar/BarKey.vue" of wherever the repository lies. */
const pathOf = (filename: string): string => filename.replaceAll('\\', '/').replace(/^.*\/(?=src\/)/, '')

export const vocabulary: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [], messages: { refused: '{{ name }}: {{ word }} is not used, but {{ instead }}', unneeded: '{{ name }} is in lint/vocabulary_left.txt and not here' } },
  create(context) {
    const path = pathOf(context.filename)
    const left = new Map(LEFT.filter((line) => line.startsWith(`${path} `)).map((line) => [line.slice(path.length + 1), false]))

    function refuse(name: string, node: Node): void {
      const found = refusedIn(name, WORDS)
      if (!found) return
      if (left.has(name)) left.set(name, true)
      else context.report({ node: node as Rule.Node, messageId: 'refused', data: { name, word: found.word, instead: found.instead } })
    }

    const check: Check = (name) => {
      if (typeof name?.name === 'string') refuse(name.name, name)
    }

    const script: object = {
      ...members(check),
      'Program:exit': (program: Node) => {
        variables(context.sourceCode.scopeManager.scopes, check)
        for (const part of path.replace(/\.\w+$/, '').split('/')) refuse(part, program)
        for (const [name, isNeeded] of left) if (!isNeeded) context.report({ node: program as Rule.Node, messageId: 'unneeded', data: { name } })
      },
    }
    const services = context.sourceCode.parserServices as VueServices
    return services.defineTemplateBodyVisitor?.(inTemplates(check), script) ?? (script as Rule.RuleListener)
  },
}
