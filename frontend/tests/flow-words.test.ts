import { describe, expect, it } from 'vitest'

import { blank } from '@/ivr/editor/blank'
import { faultsOf, nodeFaults } from '@/ivr/editor/faults'
import { factsOf, gistOf, placeOf, type Names } from '@/ivr/editor/gist'
import { clockOf, wayText } from '@/ivr/editor/ways'
import { type FlowNode, KIND_ORDER } from '@/ivr/flow'

import { MAIN } from './flows'

const WORDS: Names = { prompt: (name) => `话术${name}`, queue: () => '社保席', flow: () => '自助查询' }

describe('the condition of a way', () => {
  it.each([
    [{ day: 'working', from: '09:00', to: '17:30' }, '工作日 09:00–17:30'],
    [{ weekdays: [1, 2, 3, 4, 5] }, '周一至周五'],
    [{ weekdays: [7, 6] }, '周六、周日'],
    [{ from: '22:00', to: '06:00' }, '22:00–次日06:00'],
    [{ to: '12:00' }, '00:00–12:00'],
    [{ fact: 'repeat', equals: ['yes'] }, '重复来电'],
    [{ fact: 'dialed', equals: ['12333', '12345'] }, '拨打的号码为12333或12345'],
    [{ fact: 'order_no' }, '有order_no'],
    [{}, ''],
  ] as const)('%j reads “%s”', (way, words) => {
    expect(wayText({ outcome: 'one', ...way })).toBe(words)
  })

  it('takes times as people type them', () => {
    expect(['9:00', '9：30', '0900', ' 17:30 ', ''].map(clockOf)).toEqual(['09:00', '09:30', '09:00', '17:30', null])
    expect(clockOf('九点')).toBe('九点')
  })
})

describe('what a node does, in one line', () => {
  it.each<[FlowNode, string]>([
    [{ kind: 'say', label: '', text: '今天停电' }, '今天停电'],
    [{ kind: 'play', label: '', prompts: ['a', 'b'] }, '话术a话术b'],
    [{ kind: 'queue', label: '', queue: 'social', priority: 50 }, '社保席 · 优先 50'],
    [{ kind: 'query', label: '', service: 'benefits', operation: 'months', send: {} }, 'benefits · months'],
    [{ kind: 'read_out', label: '', parts: [{ prompt: 'a' }, { fact: 'months', as: 'duration' }] }, '话术a【months】'],
    [{ kind: 'menu', label: '', prompts: [] }, '未选播报'],
  ])('%j reads “%s”', (node, words) => {
    expect(gistOf(node, WORDS)).toBe(words)
  })
})

describe('facts', () => {
  it('are what the flow collects and queries', () => {
    const collect: FlowNode = { kind: 'collect', label: '', prompts: [], into: 'identity' }
    const query: FlowNode = { kind: 'query', label: '', service: 's', operation: 'o', send: {}, take: { months: 'data.months' } }
    expect(factsOf({ ...MAIN, nodes: { collect, query } })).toEqual(['identity', 'months'])
    expect(placeOf('months', 'duration')).toBe('{months:duration}')
    expect(placeOf('months', '')).toBe('{months}')
  })
})

describe('what is not filled in', () => {
  it('is nothing in the delivered flow', () => {
    expect(faultsOf(MAIN)).toEqual([])
  })

  it('names the node and the field', () => {
    const faults = faultsOf({ ...MAIN, name: ' ', nodes: { say: { kind: 'say', label: '', text: '' } } })
    expect(faults.map(({ node, field }) => [node, field])).toEqual([['', 'name'], ['say', 'label'], ['say', 'text']])
  })

  it('is told of every new node that the server could not read', () => {
    const complete = KIND_ORDER.filter((kind) => nodeFaults(blank(kind, [])).length === 0)
    expect(complete).toEqual(['branch', 'set_priority', 'no_recording', 'back', 'hang_up'])
  })

  it.each<[FlowNode, string[]]>([
    [{ kind: 'collect', label: '号', prompts: ['a'], into: '单号' }, ['into']],
    [{ kind: 'collect', label: '号', prompts: ['a'], into: 'order_no', least: 6, most: 4 }, ['most']],
    [{ kind: 'menu', label: '单', prompts: ['a'], wait_seconds: Number.NaN, rounds: 9 }, ['wait_seconds', 'rounds']],
    [{ kind: 'query', label: '查', service: 's', operation: 'o', send: { id: '' }, take: { months: '' } }, ['send', 'take']],
    [{ kind: 'branch', label: '分', ways: [{ outcome: 'a', from: '25:00' }] }, ['ways']],
    [{ kind: 'message', label: '信', text: '长'.repeat(301) }, ['text']],
  ])('%j lacks %j', (node, fields) => {
    expect(nodeFaults(node).map(([field]) => field)).toEqual(fields)
  })
})
