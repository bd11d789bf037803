import { describe, expect, it } from 'vitest'

import { type CallBackRow, dueText, fieldOf, isLate, momentOf, resultWord, suggestions } from '@/callbacks/callbacks'

const NOW = Date.parse('2026-11-25T02:24:00Z') // 10:24 in Beijing

function entry(fields: Partial<CallBackRow> = {}): CallBackRow {
  return {
    id: 'cb-1', kind: 'promised', call: 'c1', number: '138******00', number_stated: false, presentation: 'vouched', blocked: false, place: '北京', made_at: '2026-11-25T01:00:00Z', made_by: '1001', made_by_name: '王某',
    due_at: '2026-11-25T07:30:00Z', next_try: '2026-11-25T07:30:00Z', reason: '', taken_by: '', taken_by_name: '', tries: [], tries_left: 3, closed_at: null,
    closed_by: '', result: '', note: '', original: null, ...fields,
  }
}

describe('moments on Beijing\'s clock, whatever the machine\'s', () => {
  it('go into the field and come out of it again', () => {
    expect(fieldOf(NOW)).toBe('2026-11-25T10:24')
    expect(momentOf('2026-11-25T10:24')).toBe('2026-11-25T02:24:00.000Z')
    expect(momentOf('')).toBe('')
  })

  it('are suggested only when they are still to come', () => {
    expect(suggestions(NOW).map(({ word }) => word)).toEqual(['两小时后', '今天 15:30', '明天 09:30', '明天 15:30'])
    expect(suggestions(NOW + 6 * 3_600_000).map(({ word }) => word)).not.toContain('今天 15:30')
  })
})

describe('when to ring', () => {
  it('is not yet, then now', () => {
    expect(isLate(entry(), NOW)).toBe(false)
    expect(dueText(entry(), NOW)).toContain('15:30')
    expect(dueText(entry({ kind: 'rating', next_try: '2026-11-25T02:00:00Z' }), NOW)).toBe('可拨打')
  })

  it('is never, once it is done', () => {
    const done = entry({ closed_at: '2026-11-25T02:00:00Z', result: 'reached', next_try: '2026-11-25T01:00:00Z' })
    expect(isLate(done, NOW)).toBe(false)
    expect(dueText(done, NOW)).toContain('已联系上')
  })
})

describe('what came of a try', () => {
  it.each([['busy', '对方正忙'], ['later', '另约时间'], ['not_reached', '三次未联系上'], ['', '正在通话']])('%s reads %s', (result, word) => {
    expect(resultWord(result)).toBe(word)
  })
})
