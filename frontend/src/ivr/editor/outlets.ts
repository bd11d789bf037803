import { type Flow, type FlowNode, type NodeKind, outcomeWord } from '../flow'

import { wayText } from './ways'

/** By which outcomes a node is left, as Node.needs and Node.may of the rules have it. */

export const MENU_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '*', '#', '0'] as const

const NEEDS: Readonly<Record<Exclude<NodeKind, 'branch' | 'query'>, readonly string[]>> = {
  play: ['done'],
  say: ['done'],
  read_out: ['done', 'missing'],
  menu: ['0', 'timeout', 'wrong'],
  collect: ['collected', 'failed'],
  set_priority: ['done'],
  no_recording: ['done'],
  queue: ['served', 'callback', 'failed'],
  callback: ['promised', 'failed'],
  voicemail: ['left', 'empty'],
  message: ['done', 'failed'],
  rating: ['rated', 'skipped'],
  subflow: ['done'],
  back: [],
  hang_up: [],
}

const MAY: Partial<Readonly<Record<NodeKind, readonly string[]>>> = {
  menu: MENU_KEYS,
  queue: ['lost_agent'],
  query: ['refused', 'locked'],
}

/** Every one of these must lead somewhere. */
export function needs(node: FlowNode): readonly string[] {
  if (node.kind === 'branch') return [...new Set([...node.ways.map((way) => way.outcome), 'else'])]
  if (node.kind === 'query') return ['done', 'failed', 'timeout', ...(node.guard ? ['refused', 'locked'] : [])]
  return NEEDS[node.kind]
}

/** These may lead somewhere besides, and do not yet. */
export function unused(flow: Flow, id: string): readonly string[] {
  const node = flow.nodes[id]
  if (!node) return []
  const used = new Set([...needs(node), ...exitsOf(flow, id).map((edge) => edge.on)])
  return (MAY[node.kind] ?? []).filter((outcome) => !used.has(outcome))
}

export function exitsOf(flow: Flow, id: string): Flow['edges'] {
  return flow.edges.filter((edge) => edge.from === id)
}

export interface Outlet {
  readonly outcome: string
  /** What leads out here, for people. */
  readonly word: string
  /** Where it leads; '' when nowhere yet. */
  readonly to: string
  /** What the agent sees in the caller's path. */
  readonly label: string
}

/** The outlets that are drawn: those needed, and those used besides. */
export function outletsOf(flow: Flow, id: string): readonly Outlet[] {
  const node = flow.nodes[id]
  if (!node) return []
  const exits = exitsOf(flow, id)
  return inOrder(node, [...needs(node), ...exits.map((edge) => edge.on)]).map((outcome) => {
    const edge = exits.find((one) => one.on === outcome)
    return { outcome, word: wordOf(node, outcome), to: edge?.to ?? '', label: edge?.label ?? '' }
  })
}

/** Keys as on a telephone, then what happens without one; everything else as the kind has it. */
function inOrder(node: FlowNode, outcomes: readonly string[]): readonly string[] {
  const all = [...new Set(outcomes)]
  if (node.kind !== 'menu') return all
  const place = (outcome: string): number => {
    const at = [...MENU_KEYS, 'timeout', 'wrong'].indexOf(outcome)
    return at < 0 ? all.length + MENU_KEYS.length : at
  }
  return all.sort((one, other) => place(one) - place(other))
}

/** Of a branch the condition, of everything else the word for what happened. */
export function wordOf(node: FlowNode | undefined, outcome: string): string {
  const way = node?.kind === 'branch' ? node.ways.find((one) => one.outcome === outcome) : undefined
  return way ? wayText(way) || '未设条件' : outcomeWord(node?.kind, outcome)
}
