import { Graph, layout as dagre } from '@dagrejs/dagre'

import type { Flow, FlowNode, Spot } from '../flow'

import { outletsOf } from './outlets'

/** Where the drawing has the nodes: measures, the automatic layout, who is next to whom. */

export const NODE_WIDTH = 200
const HEAD_HEIGHT = 58
const OUTLET_HEIGHT = 24
const DEFAULT_HEIGHT = HEAD_HEIGHT + 3 * OUTLET_HEIGHT
const BETWEEN_NODES = 24
const BETWEEN_RANKS = 72

export type Direction = 'left' | 'right' | 'up' | 'down'

/** One way out is drawn in the head, several below it. */
export function showsOutlets(node: FlowNode, count: number): boolean {
  return node.kind === 'menu' || node.kind === 'branch' || count > 1
}

export function heightOf(flow: Flow, id: string): number {
  const node = flow.nodes[id]
  const count = outletsOf(flow, id).length
  if (!node || !showsOutlets(node, count)) return HEAD_HEIGHT
  return HEAD_HEIGHT + (count + Number(node.kind === 'menu')) * OUTLET_HEIGHT + 6
}

/** From left to right as the caller goes, every node anew. */
export function arrange(flow: Flow): Flow {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN_NODES, ranksep: BETWEEN_RANKS, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const id of inOrderOfCall(flow)) graph.setNode(id, { width: NODE_WIDTH, height: heightOf(flow, id) })
  for (const edge of flow.edges) {
    if (edge.from in flow.nodes && edge.to in flow.nodes && edge.from !== edge.to) graph.setEdge(edge.from, edge.to)
  }
  dagre(graph)
  const layout: Record<string, Spot> = {}
  for (const id of graph.nodes()) {
    const { x, y, width, height } = graph.node(id) as { x: number; y: number; width: number; height: number }
    layout[id] = [Math.round(x - width / 2), Math.round(y - height / 2)]
  }
  return { ...flow, layout }
}

/** Breadth first from the entry, so that the same flow is always drawn the same way, whatever order it came in. */
export function inOrderOfCall(flow: Flow): readonly string[] {
  const found = new Set<string>()
  for (const start of [flow.entry, flow.person, ...Object.keys(flow.nodes).sort()]) {
    const ahead = [start]
    for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
      if (found.has(id) || !(id in flow.nodes)) continue
      found.add(id)
      ahead.push(...outletsOf(flow, id).map((outlet) => outlet.to))
    }
  }
  return [...found]
}

/** Complete already; else what is missing is put beside, or everything arranged when nothing is there. */
export function withLayout(flow: Flow): Flow {
  const names = Object.keys(flow.nodes)
  const known = names.filter((id) => flow.layout?.[id])
  if (known.length === names.length) return flow
  if (known.length === 0) return arrange(flow)
  const arranged = arrange(flow).layout ?? {}
  return { ...flow, layout: { ...arranged, ...flow.layout } }
}

/** The nearest node that way, by its middle; what lies straight ahead is nearer than what lies aside. */
export function neighbour(flow: Flow, from: string, direction: Direction): string | undefined {
  const origin = middleOf(flow, from)
  if (!origin) return undefined
  let best: { id: string; distance: number } | undefined
  for (const id of Object.keys(flow.nodes)) {
    const distance = distanceThatWay(origin, middleOf(flow, id), direction)
    if (id !== from && distance !== undefined && (!best || distance < best.distance)) best = { id, distance }
  }
  return best?.id
}

function middleOf(flow: Flow, id: string): Spot | undefined {
  const spot = flow.layout?.[id]
  return spot && [spot[0] + NODE_WIDTH / 2, spot[1] + heightOf(flow, id) / 2]
}

const ASIDE = 2

function distanceThatWay([x, y]: Spot, other: Spot | undefined, direction: Direction): number | undefined {
  if (!other) return undefined
  const [right, down] = [other[0] - x, other[1] - y]
  const ahead = { left: -right, right, up: -down, down }[direction]
  const aside = Math.abs(direction === 'left' || direction === 'right' ? down : right)
  return ahead > 0 ? ahead + aside * ASIDE : undefined
}

/** Right of this node, below what is there already. */
export function spotAfter(flow: Flow, id: string): Spot {
  const [left, top] = flow.layout?.[id] ?? [0, 0]
  const x = left + NODE_WIDTH + BETWEEN_RANKS
  const column = Object.entries(flow.layout ?? {})
    .filter(([, [each]]) => Math.abs(each - x) < NODE_WIDTH)
    .map(([other, [, begins]]) => [begins, begins + heightOf(flow, other)] as const)
    .sort(([one], [other]) => one - other)
  let y = top
  for (const [begins, ends] of column) {
    if (begins < y + DEFAULT_HEIGHT + BETWEEN_NODES && y < ends + BETWEEN_NODES) y = ends + BETWEEN_NODES
  }
  return [x, y]
}
