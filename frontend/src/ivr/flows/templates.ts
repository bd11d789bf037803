import type { Flow, FlowNode } from '../flow'
import hours from './templates/hours.json'
import part from './templates/part.json'
import person from './templates/person.json'

/** What a new flow begins with; tests/domains/voice/ivr/test_templates.py holds that each works as it is. */

export const TEMPLATES = { person, hours, part } as const
export type TemplateName = keyof typeof TEMPLATES

export interface NewFlow {
  readonly id: string
  readonly name: string
  readonly queue: string
  readonly template: TemplateName
}

/** A page of its own. */
const RESERVED = 'days'
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/

/** What is wrong with an id, "" when nothing is. */
export function faultOfId(id: string): string {
  if (id === '') return '请填写标识，例如 night-line'
  if (id === RESERVED) return '此标识保留给特别日期，请更换'
  return ID.test(id) ? '' : '只用小写字母、数字和短横，以字母或数字开头，最多 40 个'
}

export function flowFrom({ id, name, queue, template }: NewFlow): { content: Flow; scenarios: string } {
  const { content, scenarios } = TEMPLATES[template]
  const nodes = Object.fromEntries(
    Object.entries(content.nodes as Record<string, FlowNode>).map(([key, node]) => [key, node.kind === 'queue' ? { ...node, queue } : node]),
  )
  const scenarioText = scenarios.join('\n').replaceAll('{flow}', id).replaceAll('{queue}', queue)
  return { content: { ...content, id, name, version: 0, nodes }, scenarios: scenarioText }
}

/** "12333、9901" or with spaces, commas → each number once; null when one is no number. */
export function numbersOf(typed: string): string[] | null {
  const numbers = typed.split(/[\s,，、;；]+/).filter(Boolean)
  return numbers.every((number) => /^\+?\d{2,20}$/.test(number)) ? [...new Set(numbers)] : null
}
