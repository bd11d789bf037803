import { describe, expect, it } from 'vitest'

import { barsOf, casesBehind, daysOf } from '@/workorders/statistics/statistics'

const NOW = Date.parse('2026-11-25T02:00:00Z')
const ALL = { period: 'week', first: '', last: '', model: '', department: '', district: '' }

describe('the days of a statistic', () => {
  it.each([
    ['week', '2026-11-19'],
    ['month', '2026-10-27'],
    ['unknown', '2026-10-27'],
  ])('%s: back from today, both days counted', (period, start) => {
    expect(daysOf({ ...ALL, period }, NOW)).toEqual({ start, end: '2026-11-25' })
  })

  it('are those chosen once both are', () => {
    expect(daysOf({ ...ALL, period: 'days', first: '2026-01-01', last: '2026-01-31' }, NOW)).toEqual({ start: '2026-01-01', end: '2026-01-31' })
    expect(daysOf({ ...ALL, period: 'days', first: '2026-01-01' }, NOW).end).toBe('2026-11-25')
  })
})

describe('the list behind a figure', () => {
  it('has the same days and filters, and what is the figure’s own', () => {
    expect(casesBehind({ ...ALL, department: 'd1' }, NOW, { state: 'closed' })).toEqual({
      path: '/cases',
      query: { scope: 'all', order: 'newest', start: '2026-11-19', end: '2026-11-25', department: 'd1', state: 'closed' },
    })
  })
})

describe('cases by day', () => {
  it('has a bar for a day without any', () => {
    const bars = barsOf([{ day: '2026-11-01', count: 2 }, { day: '2026-11-03', count: 1 }], '2026-11-01', '2026-11-03')
    expect(bars.map(({ label, count }) => [label, count])).toEqual([['11-01', 2], ['11-02', 0], ['11-03', 1]])
  })

  it('goes by month where days would be too many, the first and last cut to what was chosen', () => {
    const bars = barsOf([{ day: '2026-08-31', count: 2 }, { day: '2026-11-02', count: 3 }], '2026-08-30', '2026-11-05')
    expect(bars.map(({ label, count }) => [label, count])).toEqual([['2026-08', 2], ['2026-09', 0], ['2026-10', 0], ['2026-11', 3]])
    expect([bars[0]?.start, bars.at(-1)?.end]).toEqual(['2026-08-30', '2026-11-05'])
  })
})
