import { describe, expect, it } from 'vitest'

import { byText, clockText, placeOf, placeText, statusText, stepText } from '@/ratings/ratings'

const NOW = Date.parse('2026-12-01T02:00:00Z')

describe('bad ratings in words', () => {
  it.each([
    ['2026-12-01T02:20:00Z', '还剩 20 分钟'],
    ['2026-12-01T05:30:00Z', '还剩 3 小时'],
    ['2026-12-05T02:00:00Z', '还剩 4 天'],
    ['2026-12-01T01:59:40Z', '超时 1 分钟'],
    ['2026-11-28T02:00:00Z', '超时 3 天'],
  ])('says what is left until %s', (next_due, text) => expect(clockText({ next_due, closed_at: null }, NOW)).toBe(text))

  it('has no clock once closed, and where none runs', () => {
    expect(clockText({ next_due: '2026-12-01T02:20:00Z', closed_at: '2026-12-01T01:00:00Z' }, NOW)).toBe('')
    expect(clockText({ next_due: null, closed_at: null }, NOW)).toBe('')
  })

  it.each([
    [{ stage: 'verify', verdict: '', exclusion_pending: true, second_score: null }, '剔除待审批'],
    [{ stage: 'mend', verdict: 'valid', exclusion_pending: false, second_score: null }, '待整改'],
    [{ stage: 'closed', verdict: 'mistaken', exclusion_pending: false, second_score: null }, '误评，已剔除'],
    [{ stage: 'closed', verdict: 'valid', exclusion_pending: false, second_score: 2 }, '已办结，再评价满意'],
    [{ stage: 'closed', verdict: 'valid', exclusion_pending: false, second_score: null }, '已办结'],
  ] as const)('says how it stands', (row, text) => expect(statusText(row)).toBe(text))

  it.each([
    ['1:05', 65],
    ['0：09', 9],
    ['65', 65],
    ['1:60', undefined],
    ['abc', undefined],
    ['', undefined],
  ])('reads a place in a recording: %s', (text, second) => expect(placeOf(text)).toBe(second))

  it('writes the place as it is read', () => expect(placeOf(placeText(605))).toBe(605))

  it('tells what happened by whom', () => {
    expect(stepText({ kind: 'rated_again', text: '2' })).toBe('再评价：满意')
    expect(stepText({ kind: 'closed', text: '' })).toBe('办结')
    expect(byText({ by: 'citizen', by_name: '' })).toBe('来电人')
    expect(byText({ by: '2001', by_name: '李某' })).toBe('2001 李某')
  })
})
