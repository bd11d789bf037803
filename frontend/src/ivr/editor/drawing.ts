import { type Edge, MarkerType, type Node } from '@vue-flow/core'

import type { Flow, FlowEdge } from '../flow'

/** A flow as Vue Flow draws it. */

export const STEP = 'step'

export function drawnNodes(flow: Flow): Node[] {
  return Object.keys(flow.nodes).map((id) => {
    const [x, y] = flow.layout?.[id] ?? [0, 0]
    return { id, type: STEP, position: { x, y } }
  })
}

/** What belongs to the node or edge that is open stands out, and is drawn over the others. */
export function drawnEdges(flow: Flow, open: string, chosen: FlowEdge | undefined): Edge[] {
  const drawn = flow.edges.map((edge) => {
    const isChosen = chosen?.from === edge.from && chosen.on === edge.on
    const isLit = isChosen || (!chosen && (edge.from === open || edge.to === open))
    return {
      id: edgeId(edge),
      source: edge.from,
      sourceHandle: edge.on,
      target: edge.to,
      data: edge,
      class: isChosen ? 'chosen' : isLit ? 'lit' : '',
      markerEnd: { type: MarkerType.ArrowClosed, color: isLit ? 'var(--primary)' : 'var(--line-control)' },
    }
  })
  return drawn.sort((one, other) => Number(one.class !== '') - Number(other.class !== ''))
}

export function edgeId({ from, on }: Pick<FlowEdge, 'from' | 'on'>): string {
  return `${from}|${on}`
}
