import { describe, expect, it } from 'vitest'

import { addNode } from '@/ivr/editor/editing'
import { arrange, heightOf, inOrderOfCall, neighbour, NODE_WIDTH, spotAfter, withLayout } from '@/ivr/editor/layout'
import type { Flow, Spot } from '@/ivr/flow'

import { MAIN } from './flows'

const ARRANGED = arrange(MAIN)

const spotOf = (flow: Flow, id: string): Spot => flow.layout?.[id] ?? [Number.NaN, Number.NaN]

const overlap = (flow: Flow, one: string, other: string): boolean => {
  const [[x, y], [left, top]] = [spotOf(flow, one), spotOf(flow, other)]
  return Math.abs(x - left) < NODE_WIDTH && y < top + heightOf(flow, other) && top < y + heightOf(flow, one)
}

describe('the automatic layout of the delivered flow', () => {
  it('places every node, none over another', () => {
    const names = Object.keys(MAIN.nodes)
    expect(Object.keys(ARRANGED.layout ?? {}).sort()).toEqual([...names].sort())
    const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const))
    expect(pairs.filter(([one, other]) => overlap(ARRANGED, one, other))).toEqual([])
  })

  it('begins at the left with the entry and ends at the right', () => {
    const columns = Object.entries(ARRANGED.layout ?? {}).sort(([, [x]], [, [other]]) => x - other)
    expect(columns[0]?.[0]).toBe('welcome')
    expect(columns.at(-1)?.[0]).toBe('end')
  })

  it('does not depend on the order in which the nodes come', () => {
    const turned = { ...MAIN, nodes: Object.fromEntries(Object.entries(MAIN.nodes).reverse()) }
    expect(arrange(turned).layout).toEqual(ARRANGED.layout)
  })
})

describe('places', () => {
  it('that are kept stay, and what has none is put where it would be arranged', () => {
    const known: Record<string, Spot> = { main: [900, 900] }
    const flow = withLayout({ ...MAIN, layout: known })
    expect(spotOf(flow, 'main')).toEqual([900, 900])
    expect(spotOf(flow, 'welcome')).toEqual(spotOf(ARRANGED, 'welcome'))
    expect(withLayout(flow)).toBe(flow)
  })

  it('for a node after another are free', () => {
    const spot = spotAfter(ARRANGED, 'main')
    const { flow, id } = addNode(ARRANGED, 'queue', spot)
    expect(Object.keys(MAIN.nodes).filter((other) => overlap(flow, id, other))).toEqual([])
  })
})

describe('walking by arrow keys', () => {
  it('goes to the nearest node that way, and nowhere from the edge', () => {
    expect(neighbour(ARRANGED, 'welcome', 'right')).toBe('emergency')
    expect(neighbour(ARRANGED, 'emergency', 'left')).toBe('welcome')
    expect(neighbour(ARRANGED, 'welcome', 'left')).toBeUndefined()
  })

  it('lists the nodes in the order in which a call meets them', () => {
    expect(inOrderOfCall(MAIN).slice(0, 4)).toEqual(['welcome', 'emergency', 'main', 'social-menu'])
    expect([...inOrderOfCall(MAIN)].sort()).toEqual(Object.keys(MAIN.nodes).sort())
  })
})
