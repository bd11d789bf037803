import { describe, expect, it } from 'vitest'

import { absentOf, type BriefingPerson, confirmationsOf, periodText, pointsOf, type Sheet } from '@/briefings/briefings'

const EMPTY: Sheet = { day: '2026-12-02', group: '早班一组', points: [], first_day: '2026-12-01', last_day: '2026-12-01', bad: 0, very_bad: 0, ratings: [], wrong_answers: [], articles: [], notices: [], announcements: [], trends: [], faults: [], maintenance: [] }
const somebody = (number: string, change: Partial<BriefingPerson>): BriefingPerson => ({ number, name: '', shift: '', is_away: false, is_expected: true, confirmed_at: null, ...change })

describe('交接班会', () => {
  it('calls the days it covers by their name', () => {
    expect(periodText(EMPTY)).toBe('昨日')
    expect(periodText({ ...EMPTY, first_day: '2026-11-27' })).toBe('11-27 至 12-01')
  })

  it('says of what there is none', () => {
    expect(absentOf(EMPTY)).toBe('差评、错答、知识变动、通知、播报、突增、故障、维护')
    expect(absentOf({ ...EMPTY, bad: 1, faults: [{ id: 'f', title: '网络', raised_at: '' }] })).toBe('错答、知识变动、通知、播报、突增')
  })

  it('makes a point of each line', () => expect(pointsOf(' 一 \n\n二')).toEqual(['一', '二']))

  it('counts who works that day, whoever else has confirmed', () => {
    const people = [somebody('1001', { confirmed_at: '2026-12-02T00:00:00Z' }), somebody('1002', {}), somebody('1003', { is_expected: false, confirmed_at: '2026-12-02T00:00:00Z' })]
    expect(confirmationsOf(people)).toEqual({ expected: 2, confirmed: 1 })
  })
})
