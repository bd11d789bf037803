import { describe, expect, it } from 'vitest'

import { type Answer, type Dimension, type Measure, chartsOf, pivotOf, seriesOf, spansOf } from '@/analytics/statistics'

const cell = { value: 1, displayed_value: '1', num: 1, den: null, before: null, displayed_before: '' }
const line = (...by: string[]) => ({ by, labels: by.map((one) => `${one}号`), cells: [cell] })
const answer = (lines: Answer['lines'], axes: Answer['axes'] = []): Answer => ({ lines, axes, total: [], before_first: null, before_last: null, took_ms: 1, at: '' })

describe('a cross table', () => {
  it('has the first dimension down, the second across in its own order, and gaps where there was nothing', () => {
    const pivot = pivotOf(answer([line('a', '9'), line('a', '10'), line('b', '2')]))
    expect(pivot.across).toEqual(['2号', '9号', '10号'])
    expect(pivot.rows.map((row) => [row.word, ...row.lines.map((one) => Boolean(one))])).toEqual([
      ['a号', false, true, true],
      ['b号', true, false, false],
    ])
    expect(pivot.dropped).toBe(0)
  })

  it('says how many columns it leaves out', () => {
    const pivot = pivotOf(answer(Array.from({ length: 70 }, (_, n) => line('a', String(n)))))
    expect([pivot.across.length, pivot.dropped]).toEqual([60, 10])
  })
})

describe('a time with nothing in it', () => {
  const hours = [8, 9, 10].map((hour) => ({ value: String(hour), word: `${hour}号` }))
  const queue = { key: 'queue', name: '队列', kind: 'name' } as Dimension
  const hour = { key: 'hour', name: '小时', kind: 'time' } as Dimension
  const measure = (has_parts: boolean) => ({ name: '来电', has_parts }) as Measure
  const some = answer([line('a', '10'), line('a', '8')], [[], hours])

  it('keeps its place on the axis: a count is 0 there, a share has nothing', () => {
    expect(seriesOf(some, [queue, hour], measure(false))).toEqual({ axis: ['8号', '9号', '10号'], series: [{ name: 'a号', values: [1, 0, 1] }], dropped: 0 })
    expect(seriesOf(some, [queue, hour], measure(true)).series[0]?.values).toEqual([1, null, 1])
  })

  it('keeps its column and its row in a cross table', () => {
    expect(pivotOf(some).across).toEqual(['8号', '9号', '10号'])
    const turned = pivotOf(answer([line('10', 'a')], [hours, []]))
    expect(turned.rows.map((row) => [row.word, row.lines.length, row.lines[0] !== undefined])).toEqual([
      ['8号', 1, false],
      ['9号', 1, false],
      ['10号', 1, true],
    ])
  })

  it('follows in the order of numbers where the answer names no axis', () => {
    expect(seriesOf(answer([line('a', '10'), line('a', '9')]), [queue, hour], measure(false)).axis).toEqual(['9号', '10号'])
  })
})

describe('days often asked for', () => {
  it('are whole months and quarters, across the year, and up to today', () => {
    const named = Object.fromEntries(spansOf('2026-02-28').map(({ name, first, last }) => [name, `${first} ${last}`]))
    expect(named['昨天']).toBe('2026-02-27 2026-02-27')
    expect(named['近 7 天']).toBe('2026-02-22 2026-02-28')
    expect(named['上月']).toBe('2026-01-01 2026-01-31')
    expect(named['本季']).toBe('2026-01-01 2026-02-28')
    expect(named['上季']).toBe('2025-10-01 2025-12-31')
    expect(named['近十年']).toBe('2016-02-29 2026-02-28')
    expect(Object.values(named).every((days) => days.slice(0, 10) <= days.slice(11))).toBe(true)
  })
})

describe('several measures', () => {
  const named = (key: string, unit: string, target: number | null = null) => ({ key, name: key, unit, target, has_parts: false }) as Measure
  const day = { key: 'day', name: '日', kind: 'time' } as Dimension
  const queue = { key: 'queue', name: '队列', kind: 'name' } as Dimension
  const three = (...by: string[]) => ({ by, labels: by, cells: [0.9, 7, 5].map((value) => ({ ...cell, value })) })
  const measures = [named('rate', '%', 0.92), named('entered', '通'), named('answered', '通')]

  it('are drawn along one dimension by unit, each with what the contract requires', () => {
    const charts = chartsOf(answer([three('a'), three('b')]), [day], measures)
    expect(charts.map((one) => [one.title, one.unit, one.series.map((each) => [each.name, ...each.values]), one.targets])).toEqual([
      ['rate', '%', [['rate', 0.9, 0.9]], [{ name: 'rate', value: 0.92 }]],
      ['entered、answered', '通', [['entered', 7, 7], ['answered', 5, 5]], []],
    ])
  })

  it('are drawn by two dimensions each on its own', () => {
    const charts = chartsOf(answer([three('a', '1'), three('b', '1')]), [queue, day], measures)
    expect(charts.map((one) => [one.title, one.series.map((each) => [each.name, ...each.values])])).toEqual([
      ['rate', [['a', 0.9], ['b', 0.9]]],
      ['entered', [['a', 7], ['b', 7]]],
      ['answered', [['a', 5], ['b', 5]]],
    ])
  })

  it('say which of them a comparison is of', () => {
    const compared = { ...answer([three('a')]), before_first: '2026-01-01', before_last: '2026-01-02' }
    expect(chartsOf(compared, [day], measures)[1]?.series.map((one) => one.name)).toEqual(['entered', 'entered 对比', 'answered', 'answered 对比'])
    expect(chartsOf(compared, [day], measures.slice(0, 1))[0]).toMatchObject({ title: '', series: [{ name: 'rate' }, { name: '对比' }] })
  })
})
