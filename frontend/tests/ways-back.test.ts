import { describe, expect, it } from 'vitest'

import { type Goal, type Line, waysBack } from '@/assessment/board'

const goal = (over: Partial<Goal> = {}): Goal => ({ met: false, value: '91%', rest: '92.00%', in_a_row: 112, misses: 80, ...over })
const line = (over: Partial<Line> = {}): Line =>
  ({ status: 'lost', span: 'quarter', family: 'share', target: '≥ 92%', target_value: 0.92, unit: '%', value: 0.9, deduction: '100.00', goals: [goal()], forecast: { days_left: 31 }, ...over }) as Line

describe('what can still be won back', () => {
  it('is said with the days left, what the rest must reach, and how many may miss a day', () => {
    expect(waysBack(line(), false)).toEqual(['余下 31 天平均到 92.00%，季末不扣（优于 91%）：失分的不超过 80 件，平均每天 2 件。从现在起连续 112 件不失分也可达到。'])
  })

  it('is said to be out of reach where it is', () => {
    expect(waysBack(line({ goals: [goal({ met: true, value: '92%', rest: '', in_a_row: null, misses: null })] }), false)).toEqual(['季末已无法达到达标的 92%。'])
  })

  it('leads to a dispute once the quarter is over', () => expect(waysBack(line(), true)[0]).toContain('提出异议'))

  it('is of a yearly volume what is missing, a day', () => {
    const volume = line({ span: 'year', family: 'volume', target: '≥ 3,285,000', target_value: 3_285_000, unit: '通', value: 385, forecast: { days_left: 31 } as Line['forecast'] })
    expect(waysBack(volume, false)).toEqual(['按合同年结算。距 ≥ 3,285,000 还差 3,284,615 通，余下 31 天平均每天 105,956 通。'])
  })

  it('says that what is settled stays, and that more can be kept off', () => expect(waysBack(line({ goals: [] }), false)[0]).toContain('余下 31 天不再发生'))

  it('is nothing where nothing was lost', () => expect(waysBack(line({ status: 'met' }), false)).toEqual([]))
})
