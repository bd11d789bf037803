import type { Flow, FlowNode, NodeKind, Spot } from '../flow'

import { blank, freeName } from './blank'
import { outletsOf, unused } from './outlets'

/** Changes of a flow. Each returns another flow and leaves the old one as it is, so that every step can be undone. */

/** Stands for a key of a menu that is still free, where it does not matter which. */
export const FREE_KEY = '+'

export interface Added {
  readonly flow: Flow
  readonly id: string
}

export function addNode(flow: Flow, kind: NodeKind, at: Spot): Added {
  const id = freeName(kind.replaceAll('_', '-'), Object.keys(flow.nodes))
  const added = { ...flow, nodes: { ...flow.nodes, [id]: blank(kind, Object.values(flow.nodes)) } }
  return { flow: moveNode(added, id, at), id }
}

/** Connected to the first outlet of the node before that leads nowhere yet. */
export function addAfter(flow: Flow, before: string, kind: NodeKind, at: Spot): Added {
  const { flow: added, id } = addNode(flow, kind, at)
  const loose = outletsOf(flow, before).find((outlet) => !outlet.to)
  return { flow: loose ? connect(added, before, loose.outcome, id) : added, id }
}

/** With every edge from it and to it. */
export function removeNode(flow: Flow, id: string): Flow {
  return {
    ...flow,
    nodes: without(flow.nodes, id),
    edges: flow.edges.filter((edge) => edge.from !== id && edge.to !== id),
    layout: without(flow.layout ?? {}, id),
  }
}

function without<Value>(record: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name))
}

/** The flow's first node and the one for whoever gets lost stay. */
export function mayRemove(flow: Flow, id: string): boolean {
  return id in flow.nodes && id !== flow.entry && id !== flow.person
}

/** Edges of ways that a branch no longer has go with them. */
export function changeNode(flow: Flow, id: string, node: FlowNode): Flow {
  const changed = { ...flow, nodes: { ...flow.nodes, [id]: node } }
  if (node.kind !== 'branch') return changed
  const remaining = new Set([...node.ways.map((way) => way.outcome), 'else'])
  return { ...changed, edges: flow.edges.filter((edge) => edge.from !== id || remaining.has(edge.on)) }
}

export function moveNode(flow: Flow, id: string, [x, y]: Spot): Flow {
  return { ...flow, layout: { ...flow.layout, [id]: [Math.round(x), Math.round(y)] } }
}

/** In place of where the outcome led before; its name stays. */
export function connect(flow: Flow, from: string, on: string, to: string): Flow {
  const outcome = on === FREE_KEY ? unused(flow, from)[0] : on
  if (outcome === undefined || !(from in flow.nodes) || !(to in flow.nodes)) return flow
  const old = flow.edges.find((edge) => edge.from === from && edge.on === outcome)
  if (old?.to === to) return flow
  if (old) return { ...flow, edges: flow.edges.map((edge) => (edge === old ? { ...old, to } : edge)) }
  return { ...flow, edges: [...flow.edges, { from, on: outcome, to, label: '' }] }
}

export function disconnect(flow: Flow, from: string, on: string): Flow {
  return { ...flow, edges: flow.edges.filter((edge) => edge.from !== from || edge.on !== on) }
}

export function nameBranch(flow: Flow, from: string, on: string, label: string): Flow {
  return { ...flow, edges: flow.edges.map((edge) => (edge.from === from && edge.on === on ? { ...edge, label } : edge)) }
}
