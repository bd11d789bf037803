import { describe, expect, it } from 'vitest'

import type { Flow, FlowVersion, VersionRow } from '@/ivr/flow'
import { faultOfId, flowFrom, numbersOf } from '@/ivr/flows/templates'
import { alsoChanged, comparedWith, isBuiltOn, textsToSpeak, whoHears } from '@/ivr/versions/reading'
import { adviceOn } from '@/ivr/versions/refusals'

const row = (version: number, state: VersionRow['state'], base: number): VersionRow =>
  ({ version, state, base, numbers: ['12333'], trial_numbers: [] }) as unknown as VersionRow
const ROWS = [row(5, 'draft', 3), row(4, 'published', 2), row(3, 'draft', 2), row(2, 'retired', 1), row(1, 'retired', 0)]

describe('what a version is compared with', () => {
  it('is the one callers hear', () => expect(comparedWith(ROWS, 5)).toBe(4))
  it('is the one it was written from, when callers hear it', () => expect(comparedWith(ROWS, 4)).toBe(2))
  it('is the one before, when it was written from none', () => {
    expect(comparedWith([row(2, 'draft', 0), row(1, 'draft', 0)], 2)).toBe(1)
    expect(comparedWith([row(1, 'draft', 0)], 1)).toBe(0)
  })
  it('is the one after, when callers hear the first again', () =>
    expect(comparedWith([row(3, 'retired', 2), row(2, 'draft', 1), row(1, 'published', 0)], 1)).toBe(2))
})

describe('a version written on another', () => {
  it('keeps what that one changed, also through others', () => {
    expect(isBuiltOn(ROWS, 5, 2)).toBe(true)
    expect(isBuiltOn(ROWS, 4, 4)).toBe(true)
  })
  it('takes away what was changed beside it', () => expect(isBuiltOn(ROWS, 5, 4)).toBe(false))
})

describe('changes besides the flow', () => {
  const version = (numbers: string[], scenarios: string): FlowVersion => ({ numbers, scenarios }) as unknown as FlowVersion
  const one = '[[scenario]]\nname = "甲"\nsteps = ["挂机"]\n'

  it('are numbers and scenarios, in words', () => {
    expect(alsoChanged(version([], one), version(['9901'], one + one))).toEqual(['接听号码由 （无） 改为 9901', '场景由 1 个变为 2 个'])
    expect(alsoChanged(version([], one), version([], one.replace('甲', '乙')))).toEqual(['1 个场景，文字有改动'])
    expect(alsoChanged(version(['1'], one), version(['1'], one))).toEqual([])
  })
})

describe('texts to be spoken', () => {
  const flow = (...texts: string[]): Flow =>
    ({ nodes: Object.fromEntries(texts.map((text, at) => [`n${at}`, { kind: 'say', label: '', text }])) }) as unknown as Flow

  it('are those that nobody hears yet, each once', () => {
    expect(textsToSpeak(flow('停电'), flow('停电', '放假', '放假'))).toEqual(['放假'])
    expect(textsToSpeak(undefined, flow('停电'))).toEqual(['停电'])
  })
})

describe('a new flow', () => {
  it('is a template with its own name, id and queue, and scenarios that say so', () => {
    const { content, scenarios } = flowFrom({ id: 'night', name: '夜间"专线"', queue: 'talent', template: 'person' })
    expect(content).toMatchObject({ id: 'night', name: '夜间"专线"', nodes: { queue: { queue: 'talent' } } })
    expect(scenarios).toContain('flow = "night"')
    expect(scenarios).toContain('排队 talent')
    expect(JSON.stringify(content) + scenarios).not.toMatch(/\{(flow|queue)\}/)
  })

  it.each([['night-line', true], ['9901', true], ['', false], ['Night', false], ['-a', false], ['夜间', false], ['days', false], ['a'.repeat(41), false]])('may be called %s: %s', (id, fine) => {
    expect(faultOfId(id) === '').toBe(fine)
  })

  it('answers numbers as people write them', () => {
    expect(numbersOf(' 12333、9901, 9901 ')).toEqual(['12333', '9901'])
    expect(numbersOf('')).toEqual([])
    expect(numbersOf('12333 转 2')).toBeNull()
  })
})

describe('what a leader reads', () => {
  it('says who will hear it', () => {
    expect(whoHears(['12333', '9901'])).toBe('拨 12333、9901 的来电')
    expect(whoHears([])).toBe('进入此流程的来电')
  })

  it('leads to where a refusal is put right', () => {
    expect(adviceOn('scenario_failed').place).toBe('scenarios')
    expect(adviceOn('flow_unsound').place).toBe('editor')
    expect(adviceOn('not_spoken').place).toBe('again')
    expect(adviceOn('number_taken').place).toBe('none')
  })
})
