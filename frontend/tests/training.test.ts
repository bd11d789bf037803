import { describe, expect, it } from 'vitest'

import { byDay, cellText, minimumText, missingText, percentOf, rateOf, type Trainee } from '@/training/training'

const trainee = (...conditions: Trainee['conditions']): Trainee => ({ number: '1001', name: '张三', reported_on: '2026-11-02', stopped_on: null, stop_reason: '', stopped_by: '', conditions, results: [], exam_passed_on: null, is_ready: false, is_certified: false })

describe('training', () => {
  it('writes conditions as people read them', () => {
    expect(minimumText({ kind: 'typing', minimum: 40 })).toBe('≥ 40 字/分')
    expect(minimumText({ kind: 'mandarin', minimum: 3 })).toBe('二级乙等及以上')
  })

  it('says what is still missing', () => {
    expect(missingText({ kind: 'hours', minimum: 160, score: 152, is_met: false })).toBe('还差 8 小时')
    expect(missingText({ kind: 'exam', minimum: 80, score: 71, is_met: false })).toBe('≥ 80 分')
    expect(missingText({ kind: 'exam', minimum: 80, score: 81, is_met: true })).toBe('')
    expect(cellText({ kind: 'exam', minimum: 80, score: null, is_met: false })).toBe('—')
  })

  it('counts each condition the same, hours by their share', () => {
    expect(percentOf(trainee({ kind: 'hours', minimum: 100, score: 50, is_met: false }, { kind: 'exam', minimum: 60, score: 80, is_met: true }))).toBe(75)
    expect(percentOf(trainee({ kind: 'exam', minimum: 60, score: 59, is_met: false }))).toBe(0)
  })

  it('shows K7 with two decimals, and nothing without people', () => {
    expect(rateOf({ until: '2026-12-31', reported: ['a', 'b', 'c', 'd'], passed: ['a', 'b', 'c'], retained: ['a', 'b', 'c'] })).toBe('75.00%')
    expect(rateOf({ until: '2026-12-31', reported: [], passed: [], retained: [] })).toBe('—')
  })

  it('puts the lessons of a day together', () => {
    const lesson = (id: number, day: string) => ({ id, day, kind: 'course' as const, title: 'x', minutes: 60 })
    expect(byDay([lesson(1, '2026-11-02'), lesson(2, '2026-11-02'), lesson(3, '2026-11-03')]).map(([day, lessons]) => [day, lessons.length])).toEqual([['2026-11-02', 2], ['2026-11-03', 1]])
  })
})
