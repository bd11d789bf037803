import { describe, expect, it } from 'vitest'

import { type Ahead, linesOf, sentenceOf } from '@/analytics/ahead'

const AT = '2026-12-01T02:30:00Z'
const ahead = (change: Partial<Ahead>): Ahead => ({ expected: null, days: 0, planned: [], late_callbacks: 0, deadlines: 0, ...change })

describe('接下来', () => {
  it('说预计几通、哪一刻最多', () => {
    const expected = [{ at: AT, calls: 3.5 }, { at: '2026-12-01T02:45:00Z', calls: 9 }]
    expect(sentenceOf(ahead({ expected, days: 4 }))).toBe('预计进入排队约 13 通，10:45 起一刻钟最多，约 9 通')
    expect(sentenceOf(ahead({}))).toBe('历史不足，暂无法预计来电')
  })

  it('同一时刻的回拨合为一行，明天另算', () => {
    const callback = { at: AT, kind: 'callback', name: '' } as const
    const planned = [callback, callback, { at: '2026-12-04T16:00:00Z', kind: 'day_off', name: '' } as const]
    expect(linesOf(ahead({ planned })).map(({ time, text, to }) => [time, text, to])).toEqual([
      ['10:30', '约定回拨 2 条', '/callbacks'],
      ['明天', '休息日', undefined],
    ])
  })
})
