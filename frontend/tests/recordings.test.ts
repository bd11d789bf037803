import { describe, expect, it } from 'vitest'

import { type Check, checkSentence, checkFailure, daySentence, savedOf } from '@/recordings/figures'
import { type Rules, scopeOf, wrongYears } from '@/recordings/retention'
import { bytes, LIBRARY_FILTERS, NO_FILTERS, shortDigest, wireOf } from '@/recordings/library'
import { person } from '@/shared/format'
import { addressOf, filtersOf } from '@/shared/list/address'

const NOW = Date.parse('2026-11-25T02:24:00Z')

describe('the search for recordings', () => {
  it('asks for the last seven days unless told otherwise', () => {
    expect(wireOf(NO_FILTERS, NOW)).toEqual({ from: '2026-11-18T16:00:00.000Z' })
    expect(wireOf({ ...NO_FILTERS, period: 'all' }, NOW)).toEqual({})
  })

  it('sends a stretch of length as its two ends, open or not', () => {
    const of = (length: string): Record<string, string> => wireOf({ ...NO_FILTERS, period: 'all', length }, NOW)
    expect(of('30-180')).toEqual({ shortest: '30', longest: '180' })
    expect(of('600-')).toEqual({ shortest: '600' })
  })

  it('lives in the address and comes back from it', () => {
    const filters = { ...NO_FILTERS, number: '0001', state: 'held', period: 'all' as const }
    expect(addressOf(LIBRARY_FILTERS, filters)).toEqual({ number: '0001', state: 'held', period: 'all' })
    expect(filtersOf(LIBRARY_FILTERS, addressOf(LIBRARY_FILTERS, filters))).toEqual(filters)
  })

  it('takes nothing from an address that it does not know', () => {
    expect(filtersOf(LIBRARY_FILTERS, { state: 'lost', period: 'never', length: '1-2', other: 'x' })).toEqual(NO_FILTERS)
  })
})

describe('figures', () => {
  it('writes sizes as people say them', () => {
    expect([0, 999, 1_890_000, 22.1e12, 6.56e12, 512e9].map(bytes)).toEqual(['0 B', '999 B', '1.9 MB', '22.1 TB', '6.6 TB', '512 GB'])
  })

  it('says what archiving saved', () => {
    expect(savedOf({ count: 2, size: 30, raw_size: 100 })).toEqual({ size: 70, share: 0.7 })
    expect(savedOf({ count: 0, size: 0, raw_size: 0 })).toEqual({ size: 0, share: null })
  })

  it('tells a day and a check in a sentence', () => {
    expect(daySentence({ day: '2026-11-25', amount: { count: 8912, size: 20.1e9, raw_size: 62.7e9 } })).toBe('11-25 归档 8,912 段，62.7 GB 压缩为 20.1 GB')
    expect(daySentence({ day: '2026-11-24', amount: { count: 0, size: 0, raw_size: 0 } })).toBe('11-24 无归档')
    const check: Check = { started_at: '', ended_at: '', listed: 1200, read: 40, left: 0, faults: 0, chain: '', fault: '' }
    expect(checkSentence(check)).toBe('核查 1,200 段，通读 40 段，无新问题')
    expect(checkSentence({ ...check, faults: 2 })).toContain('新发现 2 段有问题')
    expect(checkFailure(check)).toBe('')
    expect(checkFailure({ ...check, chain: '第 2 条缺少这一条' })).toBe('录音链断裂：第 2 条缺少这一条')
  })
})

describe('keeping', () => {
  const all: Rules = { rows: [], shortest: 3, longest: 30, queues: [{ id: 'labor', name: '劳动监察席' }], topics: [], flags: [{ id: 'unrest', name: '不稳定因素' }] }
  const rule = { name: '', years: 3, queue: '', topic: '', flag: '' }

  it('says for which recordings a rule is', () => {
    expect(scopeOf(rule, all)).toBe('所有录音')
    expect(scopeOf({ ...rule, queue: 'labor', flag: 'unrest' }, all)).toBe('队列 劳动监察席，不稳定因素')
  })

  it('never takes fewer than three years', () => {
    expect([2, 3, 30, 31, 3.5, ''].map((years) => wrongYears(years as number | '', all))).toEqual(['至少 3 年', '', '', '最多 30 年', '请填整数', '请填整数'])
  })

  it('names people and shortens digests', () => {
    expect([person('1027', '陈静'), person('1027', ''), person('system', '')]).toEqual(['1027 陈静', '1027', '系统'])
    expect(shortDigest('0123456789abcdef0123456789abcdef')).toBe('01234567…89abcdef')
    expect(shortDigest('')).toBe('—')
  })
})
