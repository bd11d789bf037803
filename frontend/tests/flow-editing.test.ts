import { describe, expect, it } from 'vitest'

import { addAfter, addNode, changeNode, connect, disconnect, FREE_KEY, mayRemove, moveNode, nameBranch, removeNode } from '@/ivr/editor/editing'
import { outletsOf, unused } from '@/ivr/editor/outlets'
import type { BranchNode, Flow, QueryNode } from '@/ivr/flow'

import { PLAIN } from './flows'

const WITH_MENU = addNode(PLAIN, 'menu', [0, 0]).flow

const exits = (flow: Flow, from: string): Record<string, string> =>
  Object.fromEntries(flow.edges.filter((edge) => edge.from === from).map((edge) => [edge.on, edge.to]))

describe('adding a node', () => {
  it('names it after its kind and puts it where it was dropped', () => {
    const { flow, id } = addNode(WITH_MENU, 'menu', [12.4, 80.6])
    expect(id).toBe('menu-2')
    expect(flow.nodes[id]?.label).toBe('按键菜单 2')
    expect(flow.layout?.[id]).toEqual([12, 81])
    expect(WITH_MENU.nodes[id]).toBeUndefined()
  })

  it('takes up the first outlet before it that leads nowhere yet', () => {
    const { flow, id } = addAfter(WITH_MENU, 'menu', 'say', [0, 0])
    expect(exits(flow, 'menu')).toEqual({ 0: id })
  })

  it('connects nothing when everything before it leads somewhere', () => {
    expect(addAfter(PLAIN, 'welcome', 'say', [0, 0]).flow.edges).toEqual(PLAIN.edges)
  })
})

describe('removing a node', () => {
  it('takes its edges and its place along', () => {
    const flow = moveNode(PLAIN, 'end', [5, 5])
    const left = removeNode(flow, 'end')
    expect(left.nodes.end).toBeUndefined()
    expect(left.edges).toEqual([{ from: 'welcome', on: 'done', to: 'queue' }])
    expect(left.layout).toEqual({})
  })

  it('is not for the first node nor for the person of last resort', () => {
    expect(['welcome', 'queue', 'end', 'nobody'].filter((id) => mayRemove(PLAIN, id))).toEqual(['end'])
  })
})

describe('connecting', () => {
  it('leads an outlet elsewhere and keeps its name', () => {
    const named = nameBranch(connect(WITH_MENU, 'menu', '1', 'queue'), 'menu', '1', '养老')
    expect(connect(named, 'menu', '1', 'end').edges.at(-1)).toEqual({ from: 'menu', on: '1', to: 'end', label: '养老' })
  })

  it('takes the first free key of a menu where none was named', () => {
    const flow = connect(connect(WITH_MENU, 'menu', FREE_KEY, 'queue'), 'menu', FREE_KEY, 'end')
    expect(exits(flow, 'menu')).toEqual({ 1: 'queue', 2: 'end' })
  })

  it('changes nothing where it leads already or where there is no such node', () => {
    expect(connect(PLAIN, 'welcome', 'done', 'queue')).toBe(PLAIN)
    expect(connect(PLAIN, 'welcome', 'done', 'nowhere')).toBe(PLAIN)
    expect(connect(PLAIN, 'welcome', FREE_KEY, 'end')).toBe(PLAIN)
  })

  it('is undone by disconnecting', () => {
    expect(exits(disconnect(PLAIN, 'queue', 'failed'), 'queue')).toEqual({ served: 'end', callback: 'end' })
  })
})

describe('the ways of a branch', () => {
  it('take their edges along when they go', () => {
    const { flow, id } = addNode(PLAIN, 'branch', [0, 0])
    const led = connect(connect(flow, id, 'way1', 'queue'), id, 'else', 'end')
    const branch = led.nodes[id] as BranchNode
    const changed = changeNode(led, id, { ...branch, ways: [{ outcome: 'way2', day: 'holiday' }] })
    expect(exits(changed, id)).toEqual({ else: 'end' })
    expect(outletsOf(changed, id).map((outlet) => outlet.word)).toEqual(['休息日', '其余情况'])
  })
})

describe('outlets', () => {
  it('are the keys as on a telephone, then what happens without one', () => {
    const flow = ['#', '2', 'wrong', '1'].reduce((now, key) => connect(now, 'menu', key, 'end'), WITH_MENU)
    expect(outletsOf(flow, 'menu').map((outlet) => outlet.outcome)).toEqual(['1', '2', '#', '0', 'timeout', 'wrong'])
    expect(unused(flow, 'menu')).toEqual(['3', '4', '5', '6', '7', '8', '*'])
  })

  it('of a query include being refused and locked out only where it is guarded', () => {
    const { flow, id } = addNode(PLAIN, 'query', [0, 0])
    const node = flow.nodes[id] as QueryNode
    expect(outletsOf(flow, id).map((outlet) => outlet.word)).toEqual(['查到', '未查到', '超时'])
    const guarded = changeNode(flow, id, { ...node, guard: 'identity' })
    expect(outletsOf(guarded, id).map((outlet) => outlet.word)).toEqual(['查到', '未查到', '超时', '不符', '锁定'])
  })
})
