import { expect, it } from 'vitest'

import { curvesOfDays, daysDrawn, type Forecast } from '@/workforce/forecast'

const past = [['2026-12-01', 90], ['2026-12-02', 100]].map(([day, calls]) => ({ day, calls }))
const from = (first: number) => Array.from({ length: 14 }, (_, at) => ({ day: `2026-12-${String(first + at).padStart(2, '0')}`, expected: 80, low: 60, high: 99, lift: 0 }))
const forecast = (first: number) => ({ past, version: { days: from(first) } }) as unknown as Forecast

it('预测从今天起：先是实际，后是预测', () => {
  const curves = curvesOfDays(forecast(3), 1)
  expect(curves.axis.slice(0, 3)).toEqual(['12-01 周二', '12-02 周三', '12-03 周四'])
  expect(curves.past.slice(0, 3)).toEqual([90, 100, null])
  expect(curves.expected.slice(0, 3)).toEqual([null, null, 80])
  expect(daysDrawn(forecast(3), 1)).toHaveLength(9)
})

it('预测早几天生成的，同一天只画一次，实际和预测并列', () => {
  const curves = curvesOfDays(forecast(2), 1)
  expect(daysDrawn(forecast(2), 1)).toHaveLength(9)
  expect(curves.axis[1]).toBe('12-02 周三')
  expect([curves.past[1], curves.expected[1]]).toEqual([100, 80])
})
