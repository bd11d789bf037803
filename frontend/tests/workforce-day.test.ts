import { describe, expect, it } from 'vitest'

import { actualText, curvesOfDay, driftText, type DuePerson, gapText, inOrder, type Intraday, plannedText, presenceOf } from '@/workforce/intraday'

const person = (more: Partial<DuePerson>): DuePerson => ({ number: '1001', name: '王晓芳', shift: '早1', on_leave: false, planned: 'work', state: 'ready', reason: '', since: null, deviates: false, deviating_minutes: 0, adherence: 1, ...more })
const slot = (more: Partial<Intraday['slots'][number]>): Intraday['slots'][number] => ({ time: '00:00', came: null, expected: 0, likely: 0, need: 0, rostered: 0, present: null, ...more })
const day = (more: Partial<Intraday>): Intraday => ({ day: '2026-12-02', at: '2026-12-02T02:30:00Z', passed: 1, made_at: '2026-12-01T18:35:00Z', factor: 1, came: 0, expected: 0, expected_day: 0, likely_day: 0, aht_s: 240, adherence: null, slots: [], gaps: [], surpluses: [], moves: [], people: [], ...more })

describe('当日', () => {
  it('draws what came, and from now on what is likely beside the forecast', () => {
    const curves = curvesOfDay(day({ slots: [slot({ came: 4, expected: 3, likely: 4 }), slot({ time: '00:15', expected: 2, likely: 2.4 })] }))
    expect([curves.past, curves.expected, curves.planned]).toEqual([[4, null], [null, 2.4], [3, 2]])
  })

  it('says in a word how the day differs from its forecast', () => {
    expect([1.004, 1.12, 0.9].map((factor) => driftText(day({ factor })))).toEqual(['与预测一致', '比预测多 12.0%', '比预测少 10.0%'])
  })

  it('names a gap by its time, heads and hours', () => {
    expect(gapText({ start: '11:00', end: '12:30', max_heads: 4, hours: 3.25 })).toBe('11:00–12:30 最多缺 4 人，共缺 3.3 工时')
  })

  it('puts who deviates longest first', () => {
    const people = [person({ number: '1', planned: null }), person({ number: '2' }), person({ number: '3', deviates: true, deviating_minutes: 5 }), person({ number: '4', deviates: true, deviating_minutes: 90 })]
    expect(inOrder(people).map(({ number }) => number)).toEqual(['4', '3', '2', '1'])
    expect(presenceOf(people)).toEqual({ due: 3, present: 1 })
  })

  it.each([
    [person({ state: 'not_ready', reason: '用餐', planned: 'meal' }), '用餐', '用餐'],
    [person({ state: '', planned: 'work' }), '在岗', '未签入'],
    [person({ state: 'talking' }), '在岗', '通话'],
    [person({ on_leave: true, planned: null, state: '' }), '请假', '未签入'],
  ])('says what is planned and what is done', (one, planned, actual) => {
    expect([plannedText(one), actualText(one)]).toEqual([planned, actual])
  })
})
