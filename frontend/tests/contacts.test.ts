import { describe, expect, test } from 'vitest'

import { byDay, type Contact, countsOf, figuresOf, placeOf, stateOf, titleOf } from '@/citizens/contacts/contacts'

const contact = (some: Partial<Contact>): Contact => ({ kind: 'call', id: 'c1', at: '2026-11-30T04:00:00Z', title: '', agent: '', agent_name: '', state: 'in', seconds: null, rating: null, parent: '', uncertain: false, ...some })

describe('来往记录', () => {
  test.each([
    [contact({ state: 'missed' }), '未记主题', '来电，未接通'],
    [contact({ kind: 'text', title: 'invitation', state: 'delivered' }), '评价、问卷邀请', '已送达'],
    [contact({ kind: 'reply', state: 'opt_out' }), '市民回复', '退订'],
    [contact({ kind: 'item', title: 'voicemail', state: 'done' }), '留言', '已办结'],
    [contact({ kind: 'callback', title: 'promised', state: 'open' }), '约定回拨', '待回拨'],
    [contact({ kind: 'callback', title: 'rating', state: 'reached' }), '评价不满意', '已联系上'],
    [contact({ kind: 'case', title: 'GD1 · 欠薪', state: 'handling' }), 'GD1 · 欠薪', '办理中'],
  ])('each kind says what it was about and how it stands', (row, title, state) => {
    expect([titleOf(row), stateOf(row)]).toEqual([title, state])
  })

  test('a text opens its call or case, one of neither opens nothing', () => {
    expect(placeOf(contact({ kind: 'text', parent: 'call/c9' }))).toEqual({ path: '/calls', query: { id: 'c9', period: 'all' } })
    expect(placeOf(contact({ kind: 'reply', parent: 'case/7' }))).toBe('/cases/7')
    expect(placeOf(contact({ kind: 'text' }))).toBeUndefined()
  })

  test('the length of a talk and its rating stand together', () => {
    expect(figuresOf(contact({ seconds: 222, rating: 1 }))).toBe('3 分 42 秒 · 非常满意')
    expect(figuresOf(contact({ kind: 'chat', rating: 4 }))).toBe('评 4 分')
  })

  test('days are those of Beijing, and the most frequent kind is counted first', () => {
    const rows = [contact({ at: '2026-11-30T16:30:00Z' }), contact({ kind: 'text' }), contact({ kind: 'text' })]
    expect(byDay(rows).map(([day, of]) => [day, of.length])).toEqual([['2026-12-01', 1], ['2026-11-30', 2]])
    expect(countsOf(rows)).toEqual([['text', 2], ['call', 1]])
  })
})
