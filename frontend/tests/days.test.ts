import { describe, expect, it } from 'vitest'

import { type Day, dayText, monthsOf, moved, settingFor, weekdayOf, whyOf } from '@/ivr/days/calendar'

const day = (fields: Partial<Day>): Day => ({
  day: '2026-10-01', kind: 'holiday', by_calendar: 'holiday', name: '', made_up: false, by: '', by_name: '', at: null, ...fields,
})

describe('a year', () => {
  it('falls into months that begin on their weekday', () => {
    const rows = ['2026-01-31', '2026-02-01', '2026-02-02', '2026-06-01'].map((one) => day({ day: one }))
    expect(monthsOf(rows).map(({ month, blanks, days }) => [month, blanks, days.length])).toEqual([[1, 5, 1], [2, 6, 2], [6, 0, 1]])
  })

  it('is walked day by day, over its ends too, whatever the machine\'s clock', () => {
    expect(moved('2026-12-31', 1)).toBe('2027-01-01')
    expect(moved('2028-03-01', -1)).toBe('2028-02-29')
    expect(moved('2026-01-03', -7)).toBe('2025-12-27')
    expect(weekdayOf('2026-10-05')).toBe(0)
  })
})

describe('a day', () => {
  it('says why the calendar has it so', () => {
    expect(whyOf(day({ name: '国庆节' }))).toBe('国庆节')
    expect(whyOf(day({}))).toBe('周末')
    expect(whyOf(day({ by_calendar: 'working', made_up: true, name: '春节' }))).toBe('春节调休上班')
    expect(whyOf(day({ by_calendar: 'working' }))).toBe('工作日')
  })

  it('is set apart only where the calendar says otherwise', () => {
    expect(settingFor(day({}), 'working')).toBe('working')
    expect(settingFor(day({ kind: 'working' }), 'holiday')).toBe('')
  })

  it('is read with its weekday', () => expect(dayText('2026-10-01')).toBe('10 月 1 日，星期四'))
})
