import { describe, expect, it } from 'vitest'

import { transitionLine, gistOf, type InboxItem, isLate, statusOf, timeLeft, waitingOf } from '@/messaging/items'
import { clock } from '@/shared/format'

const NOW = Date.parse('2026-11-25T02:24:00Z')

function item(fields: Partial<InboxItem>): InboxItem {
  const due = new Date(NOW + 80 * 60_000).toISOString()
  return { kind: 'voicemail', state: 'new', holder: '', holder_name: '', due_at: due, seconds: 42, pages: 0, case_number: '', ...fields } as InboxItem
}

describe('an item in the list', () => {
  it('says who has it', () => {
    expect(statusOf(item({}))).toBe('待领取')
    expect(statusOf(item({ state: 'reopened' }))).toBe('重新打开，待领取')
    expect(statusOf(item({ state: 'taken', holder: '1001', holder_name: '王晓芳' }))).toBe('1001 王晓芳 办理中')
    expect(statusOf(item({ state: 'done', holder: '1001' }))).toBe('1001 已办结')
  })

  it('says how much there is of it', () => {
    expect(gistOf(item({}), clock)).toBe('00:42')
    expect(gistOf(item({ case_number: 'BJ1' }), clock)).toBe('00:42 · BJ1')
    expect(gistOf(item({ kind: 'fax', pages: 3 }), clock)).toBe('3 页')
    expect(gistOf(item({ kind: 'handover', case_number: 'BJ1' }), clock)).toBe('BJ1')
  })

  it('counts the time down, then up, until it is done', () => {
    expect(timeLeft(item({}), NOW)).toBe('还剩 1 小时 20 分')
    const late = new Date(NOW - 5 * 60_000).toISOString()
    expect(timeLeft(item({ due_at: late }), NOW)).toBe('超时 5 分')
    expect(isLate(item({ due_at: late }), NOW)).toBe(true)
    expect(timeLeft(item({ due_at: late, state: 'done' }), NOW)).toBe('')
    expect(isLate(item({ due_at: late, state: 'done' }), NOW)).toBe(false)
  })
})

describe('the history', () => {
  it('names who did what for whom', () => {
    const deed = { at: '', by: '2001', by_name: '周班长', agent: '1001', agent_name: '王晓芳' }
    expect(transitionLine({ ...deed, what: 'assigned' })).toBe('2001 周班长 分派给 1001 王晓芳')
    expect(transitionLine({ ...deed, what: 'put_back' })).toBe('2001 周班长 将 1001 王晓芳 的待办退回')
    expect(transitionLine({ ...deed, what: 'put_back', by: '1001', by_name: '王晓芳' })).toBe('1001 王晓芳 退回')
    expect(transitionLine({ ...deed, what: 'received', by: '', by_name: '' })).toBe('收到')
  })
})

describe('the badge', () => {
  it('adds up what waits and what is late, of every kind', () => {
    const none = { waiting: 0, taken: 0, overdue: 0 }
    const kinds = { voicemail: { waiting: 2, taken: 1, overdue: 1 }, fax: none, handover: { waiting: 1, taken: 0, overdue: 0 } }
    expect(waitingOf({ at: '', kinds })).toEqual({ waiting: 3, overdue: 1 })
    expect(waitingOf(undefined)).toEqual({ waiting: 0, overdue: 0 })
  })
})
