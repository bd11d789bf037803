import { describe, expect, it } from 'vitest'

import { type CallBackRow, dueText, fieldOf, isLate, mayTry, momentOf, resultWord, suggestions } from '@/callbacks/callbacks'

const NOW = Date.parse('2026-11-25T02:24:00Z') // 10:24 in Beijing

function entry(fields: Partial<CallBackRow> = {}): CallBackRow {
  return {
    id: 'cb-1', kind: 'promised', call: 'c1', number: '138******00', number_stated: false, presentation: 'vouched', blocked: false, place: '北京', made_at: '2026-11-25T01:00:00Z', made_by: '1001', made_by_name: '王某',
    due_at: '2026-11-25T07:30:00Z', next_try: '2026-11-25T07:30:00Z', reason: '', taken_by: '', taken_by_name: '', tries: [], tries_left: 3, closed_at: null,
    closed_by: '', result: '', note: '', original: null, correction: null, ...fields,
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

describe('a correction', () => {
  const correction = { agent: '1001', agent_name: '', mistake: '90 日', correction: '60 日', article: '', title: '', assigned_to: '2001', assigned_name: '' }
  const row = entry({ kind: 'correction', correction, next_try: '2026-11-25T01:00:00Z', due_at: '2026-11-26T10:00:00Z' })

  it('waits for its result after a talk', () => {
    const tries = [{ call: 'out-1', at: '2026-11-25T02:00:00Z', agent: '2001', agent_name: '', result: 'reached' }]
    expect(dueText({ ...row, tries }, NOW)).toBe('待登记结果')
  })

  it('may be tried at once, and is late from its deadline on', () => {
    expect([mayTry(row, NOW), isLate(row, NOW)]).toEqual([true, false])
    expect(dueText(row, NOW)).toBe('11-26 18:00 前')
    const after = Date.parse('2026-11-26T10:01:00Z')
    expect(isLate(row, after)).toBe(true)
    expect(dueText(row, after)).toBe('已超期，应在 今天 18:00 前')
  })
})

describe('what came of a try', () => {
  it.each([['busy', '对方正忙'], ['later', '另约时间'], ['not_reached', '三次未联系上'], ['', '正在通话']])('%s reads %s', (result, word) => {
    expect(resultWord(result)).toBe(word)
  })
})
