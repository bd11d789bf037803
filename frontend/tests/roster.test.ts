import { describe, expect, it } from 'vitest'

import { cellText, hoursOf, isRefused, type Line, nextMonday, refusalOf } from '@/workforce/roster'

const LINE: Line = { number: '1001', name: '王晓芳', cells: ['晚2', '早1', ''], locked: [0], away: [2], wishes: { 1: '' }, refusals: { 1: ['满足后 12-15 08:00–10:00 缺 1 人'] }, no_nights: false, problems: [{ day: 1, rule: 'rest', text: '距上一班仅 7 小时，少于 11 小时' }], is_confirmed: false }

describe('a roster', () => {
  it('begins on the first Monday that is a week away', () => {
    expect(nextMonday('2026-12-02')).toBe('2026-12-14')
    expect(nextMonday('2026-12-06')).toBe('2026-12-14')
    expect(nextMonday('2026-12-07')).toBe('2026-12-14')
  })

  it('says of a cell what stands in it, what holds it and what it breaks', () => {
    expect(cellText(LINE, 0, '12-14')).toBe('王晓芳 12-14，晚2，已锁定')
    expect(cellText(LINE, 1, '12-15')).toBe('王晓芳 12-15，早1，意愿“休息”未满足：满足后 12-15 08:00–10:00 缺 1 人，距上一班仅 7 小时，少于 11 小时')
    expect(cellText(LINE, 2, '12-16')).toBe('王晓芳 12-16，请假')
    expect(isRefused(LINE, 0)).toBe(false)
  })

  it('says why a wish was refused, and only that it was before the first search', () => {
    expect(refusalOf({ ...LINE, refusals: { 1: ['当天请假', '夜班后未休息一天'] } }, 1)).toBe('意愿“休息”未满足：当天请假；夜班后未休息一天')
    expect(refusalOf({ ...LINE, refusals: {} }, 1)).toBe('意愿“休息”未满足')
    expect(refusalOf(LINE, 0)).toBe('')
  })

  it('names the hours of a shift, across midnight too', () => {
    expect(hoursOf({ code: '夜', name: '夜班', start: 1380, end: 1920 })).toBe('23:00–次日 08:00')
    expect(hoursOf({ code: '晚2', name: '晚班', start: 900, end: 1440 })).toBe('15:00–24:00')
  })
})
