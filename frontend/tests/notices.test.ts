import { describe, expect, it } from 'vitest'

import { inOrder, isOver, lastings, type Notice, readCount, type ActiveNotice, unreadOf, withLive } from '@/routing/notices/notices'

const NOW = Date.parse('2026-11-25T02:24:00Z')

function standing(id: string, important: boolean, sent_at: string, read_at: string | null = null): ActiveNotice {
  return { id, important, sent_at, read_at, by: '2001', by_name: '韩梅', text: '开会', until: '2026-11-25T12:00:00Z' }
}

describe('what is not read', () => {
  it('comes with the important first, then the oldest', () => {
    const some = [standing('new', false, '2'), standing('old', false, '1'), standing('must', true, '3'), standing('read', true, '0', '4')]
    expect(unreadOf(some).map(({ id }) => id)).toEqual(['must', 'old', 'new'])
  })
})

describe('receipts', () => {
  const receipts = [
    { agent: '1001', agent_name: '王晓芳', read_at: '2026-11-25T02:10:00Z' },
    { agent: '1002', agent_name: '李建国', read_at: null },
    { agent: '1003', agent_name: '张玉梅', read_at: null },
  ]
  const notice = { receipts } as unknown as Notice

  it('show who has not read it, then the latest who did', () => {
    const later = [...receipts, { agent: '1004', agent_name: '刘洋', read_at: '2026-11-25T02:20:00Z' }]
    expect(inOrder(later).map(({ agent }) => agent)).toEqual(['1002', '1003', '1004', '1001'])
  })

  it('follow the live document', () => {
    const now = withLive(notice, { read: { 1002: '2026-11-25T02:23:00Z' } })
    expect(readCount(now)).toBe(2)
    expect(readCount(withLive(notice, undefined))).toBe(1)
  })
})

describe('how long a notice stands', () => {
  it('may be for the rest of the Beijing day, never for less than five minutes', () => {
    expect(lastings(NOW).map(([minutes]) => minutes)).toEqual([30, 60, 240, 816])
    expect(lastings(Date.parse('2026-11-25T15:58:00Z')).at(-1)).toEqual([5, '今天内'])
  })

  it('ends with its time or when it is withdrawn', () => {
    expect(isOver({ until: '2026-11-25T02:25:00Z', withdrawn_at: null }, NOW)).toBe(false)
    expect(isOver({ until: '2026-11-25T02:24:00Z', withdrawn_at: null }, NOW)).toBe(true)
    expect(isOver({ until: '2026-11-25T02:25:00Z', withdrawn_at: '2026-11-25T02:20:00Z' }, NOW)).toBe(true)
  })
})
