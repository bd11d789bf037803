import { describe, expect, it } from 'vitest'

import type { Flow } from '@/ivr/flow'
import { choicesOf, meaningOf } from '@/ivr/scenarios/choices'
import { blankStep, GROUPS, KINDS, type Step, stepText } from '@/ivr/scenarios/steps'
import {
  addStep,
  changeScenario,
  emptyTable,
  moveScenario,
  moveStep,
  pairsOf,
  pairsText,
  removeStep,
  setValue,
  setVerb,
  withoutScenario,
  withScenario,
} from '@/ivr/scenarios/table'

const press = (keys: string): Step => ({ verb: '按', values: [keys] })
const WAIT: Step = { verb: '等待', values: [] }
const STEPS = [press('1'), WAIT, press('2')]
const table = (...names: string[]) => names.reduce((so, name) => withScenario(so, name, STEPS), emptyTable('main'))

describe('the steps of a scenario', () => {
  it('are added after another, at the head too, and removed', () => {
    expect(addStep(STEPS, 0).map(({ verb }) => verb)).toEqual(['按', '等待', '等待', '按'])
    expect(addStep(STEPS, -1, press('9'))[0]).toEqual(press('9'))
    expect(removeStep(STEPS, 1)).toEqual([press('1'), press('2')])
  })

  it.each([
    [0, 1, '等待 按1 按2'],
    [2, -2, '按2 按1 等待'],
    [0, -1, '按1 等待 按2'],
    [2, 1, '按1 等待 按2'],
  ])('number %i moved by %i', (at, by, order) => {
    expect(moveStep(STEPS, at, by).map(({ verb, values }) => verb + values.join('')).join(' ')).toBe(order)
  })

  it('keep their values where another kind has a place for as many', () => {
    expect(setVerb([{ verb: '听到', values: ['welcome'] }], 0, '没听到')).toEqual([{ verb: '没听到', values: ['welcome'] }])
    expect(setVerb([press('1')], 0, '排队')).toEqual([{ verb: '排队', values: ['', ''] }])
    expect(setValue([blankStep('排队')], 0, 1, '100')).toEqual([{ verb: '排队', values: ['', '100'] }])
  })

  it('are of kinds that are each offered once, the unknown one never', () => {
    const offered = GROUPS.flatMap(({ verbs }) => verbs)
    expect([...offered].sort()).toEqual(Object.keys(KINDS).filter(Boolean).sort())
  })

  it('are read in words', () => {
    expect(stepText({ verb: '排队', values: ['social', ''] })).toBe('排队 social')
    expect(stepText({ verb: '', values: ['唱 歌'] })).toBe('唱 歌')
  })
})

describe('the scenarios of a table', () => {
  it('are added, changed, moved and removed, and nothing else changes', () => {
    const both = table('甲', '乙')
    expect(changeScenario(both, 1, { name: '丙' }).scenarios.map(({ name }) => name)).toEqual(['甲', '丙'])
    expect(moveScenario(both, 1, -1).scenarios.map(({ name }) => name)).toEqual(['乙', '甲'])
    expect(withoutScenario(both, 0).scenarios).toEqual([both.scenarios[1]])
    expect(both.scenarios.map(({ name }) => name)).toEqual(['甲', '乙'])
  })

  it('have facts and days written a line each', () => {
    expect(pairsOf('repeat = yes\n\n2026-12-31=holiday')).toEqual({ repeat: 'yes', '2026-12-31': 'holiday' })
    expect(pairsText(pairsOf('a = b=c'))).toBe('a = b=c')
  })
})

describe('what a step may name', () => {
  const flow: Flow = {
    id: 'main',
    version: 1,
    name: '总',
    entry: 'menu',
    person: 'person',
    nodes: {
      menu: { kind: 'menu', label: '主菜单', prompts: ['menu-main'], wrong_prompts: ['wrong-key'] },
      notice: { kind: 'say', label: '停电', text: '今天停电。\n请改日' },
      number: { kind: 'collect', label: '单号', prompts: ['number'], into: 'order' },
      identity: { kind: 'collect', label: '身份证', prompts: ['number'], into: 'identity', sealed: true },
      person: { kind: 'queue', label: '人工', queue: 'general' },
    },
    edges: [
      { from: 'menu', on: '1', to: 'number', label: '进度' },
      { from: 'number', on: 'collected', to: 'person' },
      { from: 'menu', on: '0', to: 'person', label: '人工' },
      { from: 'menu', on: 'timeout', to: 'menu' },
    ],
  }
  const choices = choicesOf(flow, { prompt: (name) => (name === 'number' ? '请输入单号' : name), queue: () => '综合席' })
  const values = (source: keyof typeof choices): string[] => choices[source].map(({ value }) => value)

  it('is what the flow has', () => {
    expect(values('sounds')).toEqual(['menu-main', 'wrong-key', 'number', '今天停电。'])
    expect(values('nodes')).toEqual(['主菜单', '停电', '单号', '身份证', '人工'])
    expect(values('queues')).toEqual(['general'])
    expect([...values('paths')].sort()).toEqual(['人工', '进度'])
    expect(values('services')).toEqual([])
  })

  it('holds nothing private', () => {
    expect(values('facts')).toEqual(['order'])
  })

  it('is said in words beside it', () => {
    expect(meaningOf(choices, 'sounds', 'number')).toBe('请输入单号')
    expect(meaningOf(choices, 'queues', 'general')).toBe('综合席')
    expect(meaningOf(choices, 'nodes', '主菜单')).toBe('')
    expect(meaningOf(choices, undefined, 'general')).toBe('')
  })
})
