import { describe, expect, it } from 'vitest'

import { endsFrom, forGap, forSurplus, isToAnswer, type Offer, offerText, type OwnOffer, ownStateText, ownText, progressText } from '@/workforce/offers'

const early = { code: '早2', name: '早班 08:00–17:00', start: 480, end: 1020 }
const own = (more: Partial<OwnOffer>): OwnOffer => ({ id: 1, kind: 'later', day: '2026-12-02', before: early, after: { ...early, code: '早2+2', end: 1140 }, places: 2, left: 1, state: 'open', answer: 'waiting', expires_at: '2026-12-02T08:00:00Z', note: '', ...more })
const answer = (more: Partial<Offer['answers'][number]>): Offer['answers'][number] => ({ number: '1001', name: '王晓芳', before: '早2', after: '早2+2', answer: 'waiting', answered_at: null, ...more })

describe('加班、提前下班邀约', () => {
  it.each([
    [{ kind: 'later', end: 1140, shift: null }, '延长下班至 19:00'],
    [{ kind: 'later', end: 1440, shift: null }, '延长下班至 24:00'],
    [{ kind: 'early', end: 960, shift: null }, '16:00 提前下班'],
    [{ kind: 'extra', end: 0, shift: early }, '休息日加班 08:00–17:00'],
  ] as const)('names what is offered', (one, text) => {
    expect(offerText(one)).toBe(text)
  })

  it('says to the agent what the day would be', () => {
    expect(ownText(own({}))).toBe('延长 2 小时，08:00–19:00')
    expect(ownText(own({ kind: 'early', after: { ...early, end: 990 } }))).toBe('提前 0.5 小时，08:00–16:30')
    expect(ownText(own({ kind: 'extra', before: null, after: early }))).toBe('休息日加班 08:00–17:00')
  })

  it('counts who has taken it and who declined', () => {
    const offer = { places: 3, taken: 1, answers: [answer({ answer: 'taken' }), answer({ answer: 'declined' }), answer({})] } as unknown as Offer
    expect(progressText(offer)).toBe('已接受 1/3，1 人未接受')
  })

  it('can be answered only while it is open and was not answered', () => {
    expect([own({}), own({ answer: 'declined' }), own({ state: 'full' }), own({ state: 'expired' })].map(isToAnswer)).toEqual([true, false, false, false])
    expect([own({}), own({ answer: 'taken', state: 'full' }), own({ state: 'full' }), own({ state: 'withdrawn' })].map(ownStateText)).toEqual(['待答复', '已接受', '名额已满', '已撤回'])
  })

  it('proposes what closes a gap, and what a surplus permits', () => {
    expect(forGap('2026-12-02', { start: '17:00', end: '18:45', max_heads: 3, hours: 4 })).toEqual({ kind: 'later', day: '2026-12-02', end: 1140, shift: '', places: 3 })
    expect(forSurplus('2026-12-02', { start: '15:15', end: '18:00', min_heads: 2, hours: 6 })).toEqual({ kind: 'early', day: '2026-12-02', end: 930, shift: '', places: 2 })
  })

  it('lists half hours that are still to come', () => {
    expect(endsFrom(1381)).toEqual([1410, 1440])
    expect(endsFrom(0)).toHaveLength(48)
  })
})
