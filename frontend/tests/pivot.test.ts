import { describe, expect, it } from 'vitest'

import { type Answer, pivotOf } from '@/analytics/statistics'

const cell = { value: 1, shown: '1', num: 1, den: null, before: null, before_shown: '' }
const line = (...by: string[]) => ({ by, words: by.map((one) => `${one}号`), cells: [cell] })
const answer = (lines: Answer['lines']): Answer => ({ lines, total: [], before_first: null, before_last: null, took_ms: 1, at: '' })

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
