import { describe, expect, it } from 'vitest'

import { ago, clock, count, rate, shortClock, spoken, when } from '@/shared/format'

const NOW = Date.parse('2026-11-25T02:24:00Z')

describe('figures and times', () => {
  it.each([[0, '00:00'], [222, '03:42'], [3599, '59:59'], [3729, '1:02:09'], [-3, '00:00']])('%d seconds in state read %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text)
  })

  it.each([[15, '0:15'], [14.2, '0:15'], [0, '0:00'], [72, '1:12']])('%d seconds left count down as %s', (seconds, text) => {
    expect(shortClock(seconds)).toBe(text)
  })

  it.each([[6, '6 秒'], [222, '3 分 42 秒'], [18_720, '5 小时 12 分']])('%d seconds are said as %s', (seconds, text) => {
    expect(spoken(seconds)).toBe(text)
  })

  it('is written with the day only when it is not today in Beijing', () => {
    expect(when('2026-11-25T01:41:00Z', NOW)).toBe('今天 09:41')
    expect(when('2026-11-24T15:59:00Z', NOW)).toBe('11-24 23:59')
    expect(when('2026-11-24T16:00:00Z', NOW)).toBe('今天 00:00')
    expect(when('2025-11-24T03:00:00Z', NOW)).toBe('2025-11-24')
  })

  it('speaks of minutes within the hour', () => {
    expect(ago('2026-11-25T01:41:00Z', NOW)).toBe('43 分钟前')
    expect(ago('2026-11-25T02:23:40Z', NOW)).toBe('刚刚')
    expect(ago('2026-11-25T00:41:00Z', NOW)).toBe('今天 08:41')
  })

  it('never rounds a miss up to a hit', () => {
    expect(rate(0.99998, 2)).toBe('<100.00%')
    expect(rate(1, 2)).toBe('100.00%')
    expect(rate(0.9141)).toBe('91.4%')
  })

  it('shows a dash for what was not measured and a nought for none', () => {
    expect([rate(null), count(null), count(0), count(541206)]).toEqual(['—', '—', '0', '541,206'])
  })
})
