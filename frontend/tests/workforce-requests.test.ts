import { describe, expect, it } from 'vitest'

import { daysText, isWaiting, type ShiftRequest, stateText, titleOf } from '@/workforce/shiftRequests'

const swap: ShiftRequest = {
  id: 1, number: '1001', name: '安', kind: 'swap', state: 'colleague', first_day: '2026-06-05', last_day: '2026-06-08', colleague: '1002', colleague_name: '贝', shift: '', leave: null, reason: '',
  requested_at: '2026-06-01T00:00:00Z', decided_by: '', decided_at: null, remark: '', is_over: false,
}

describe('a request in words', () => {
  it('names the two days of a swap, and the stretch of a leave', () => {
    expect(daysText(swap)).toBe('06-05、06-08')
    expect(daysText({ ...swap, kind: 'leave' })).toBe('06-05 至 06-08')
    expect(daysText({ ...swap, last_day: '2026-06-05' })).toBe('06-05')
  })

  it('says what it is', () => {
    expect(titleOf(swap)).toBe('与 贝 换班')
    expect(titleOf({ ...swap, kind: 'leave', leave: 'annual' })).toBe('年休假')
    expect(titleOf({ ...swap, kind: 'overtime', shift: '早2' })).toBe('加班 早2')
  })

  it('waits for nobody once its day has come', () => {
    expect(isWaiting(swap)).toBe(true)
    expect(stateText(swap)).toBe('待同事同意')
    expect(isWaiting({ ...swap, is_over: true })).toBe(false)
    expect(stateText({ ...swap, is_over: true })).toBe('已过期')
  })
})
