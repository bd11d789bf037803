import { describe, expect, it } from 'vitest'

import { badgeOf, byDay, iconOf, NONE, type NotificationPage, type NotificationRow, unreadSentence, withFirstPage } from '@/notifications/notifications'

const row = (id: string, received_at = '2026-11-29T08:00:00Z'): NotificationRow => ({
  id, kind: 'case.deadline', kind_name: '工单时限', urgency: 'urgent', title: id, text: '', link: '/cases/1', received_at, read_at: null,
})
const page = (rows: NotificationRow[], next: number | null): NotificationPage => ({ rows, next, unread: rows.length, unread_by_kind: {} })
const ids = (rows: readonly NotificationRow[]): string => rows.map((one) => one.id).join('')

describe('one’s own notifications', () => {
  it('say how many are unread and how many of them are urgent', () => {
    expect(unreadSentence(NONE)).toBe('暂无未读通知')
    expect(unreadSentence({ unread: 3, urgent: 0, newest: [] })).toBe('3 条未读')
    expect(unreadSentence({ unread: 3, urgent: 1, newest: [] })).toBe('3 条未读，1 条紧急')
    expect([badgeOf(99), badgeOf(100)]).toEqual(['99', '99+'])
  })

  it('stand under the day they came', () => {
    const rows = [row('a', '2026-11-29T08:00:00Z'), row('b', '2026-11-29T07:00:00Z'), row('c', '2026-11-28T08:00:00Z')]
    expect(byDay(rows, (moment) => moment.slice(0, 10)).map((group) => [group.day, ids(group.rows)])).toEqual([['2026-11-29', 'ab'], ['2026-11-28', 'c']])
  })

  it('keep further pages when the first is read again, unless they no longer join', () => {
    const known = [row('b'), row('c'), row('d')]
    expect(ids(withFirstPage(known, page([row('a'), row('b')], 7)))).toBe('abcd')
    expect(ids(withFirstPage(known, page([row('x'), row('y')], 7)))).toBe('xy')
    expect(ids(withFirstPage(known, page([row('a')], null)))).toBe('a')
  })

  it('show the icon of what they are about', () => {
    expect([iconOf('case.mention'), iconOf('fault'), iconOf('something')]).toEqual(['doc', 'tri', 'bell'])
  })
})
