import { describe, expect, it } from 'vitest'

import { lineOf } from '@/records/eventTexts'
import { sentTextStatus } from '@/records/texts'
import { NO_FILTERS, RECORD_FILTERS, wireOf } from '@/records/filters'
import { stretchesOf, totalsOf } from '@/records/journey'
import { type Notice, noticeText } from '@/records/notice'
import { marksOf, type RecordRow } from '@/records/records'
import { wavePath } from '@/records/wave'
import { addressOf, filtersOf } from '@/shared/list/address'

const NOW = Date.parse('2026-11-25T02:24:00Z')

describe('the filters of the list', () => {
  it('go into the address and come back from it the same', () => {
    const filters = { ...NO_FILTERS, number: '0000', period: 'days' as const, first: '2026-11-01', last: '2026-11-02', rating: '5' }
    expect(filtersOf(RECORD_FILTERS, addressOf(RECORD_FILTERS, filters))).toEqual(filters)
    expect(addressOf(RECORD_FILTERS, { ...NO_FILTERS })).toEqual({})
  })

  it('turn Beijing days into moments, the last day included', () => {
    const filters = { ...NO_FILTERS, period: 'days' as const, first: '2026-11-01', last: '2026-11-02' }
    expect(wireOf(filters, NOW)).toEqual({ from: '2026-10-31T16:00:00.000Z', to: '2026-11-02T16:00:00.000Z' })
  })

  it('count seven days with today', () => {
    expect(wireOf({ ...NO_FILTERS }, NOW)).toEqual({ from: '2026-11-18T16:00:00.000Z' })
  })

  it('ignore a period nobody knows', () => {
    expect(filtersOf(RECORD_FILTERS, { period: 'century' }).period).toBe('week')
  })
})

describe('what was said of the recording', () => {
  const played = { at: '2026-11-25T01:12:03Z', version: 2, outcome: 'whole' as const, objected_at: null, objected_to: '', removed: false }

  it.each<[Notice | null, string]>([
    [null, ''],
    [played, '已播放 09:12:03 · 告知语第 2 版 · 未反对'],
    [{ ...played, version: 0, objected_at: '2026-11-25T01:12:10Z' }, '已播放 09:12:03 · 内置告知语 · 09:12:10 反对，未录音'],
    [{ ...played, version: null, outcome: 'failed' }, '播放失败 09:12:03 · 告知语版本不详 · 未反对'],
    [{ ...played, objected_at: '2026-11-25T01:15:10Z', objected_to: '1001' }, '已播放 09:12:03 · 告知语第 2 版 · 09:15:10 向 1001 反对，此后未录音'],
    [{ ...played, objected_at: '2026-11-25T01:12:10Z', objected_to: '1001', removed: true }, '已播放 09:12:03 · 告知语第 2 版 · 09:12:10 向 1001 反对，未录音'],
    [{ ...played, at: null, version: null, outcome: '', objected_at: '2026-11-25T01:12:10Z' }, '未播放 · 09:12:10 反对，未录音'],
  ])('%o is told as “%s”', (notice, text) => {
    expect(noticeText(notice)).toBe(text)
  })

  it('narrows the list', () => {
    expect(wireOf({ ...NO_FILTERS, notice: 'objected' }, NOW)).toMatchObject({ notice: 'objected' })
  })
})

describe('a call in the list', () => {
  it('is marked only with what is out of the ordinary', () => {
    const row = (flags: string[]): RecordRow => ({ flags }) as unknown as RecordRow
    expect(marksOf(row(['to_rating']))).toEqual([])
    expect(marksOf(row(['abandoned', 'short_abandon']))).toEqual(['5 秒内放弃'])
    expect(marksOf(row(['to_rating', 'sensitive']))).toEqual(['敏感'])
  })
})

describe('the journey', () => {
  it('is drawn to scale with the wrap-up after it, and adds up by kind', () => {
    const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString()
    const part = (kind: 'wait' | 'talk' | 'hold', from: number, to: number | null) => ({ kind, start: at(from), end: to === null ? null : at(to), agent: '', queue: '' })
    const stretches = stretchesOf([part('wait', 0, 20), part('talk', 20, 80), part('hold', 80, 100), part('talk', 100, null)], at(160), 38)
    expect(stretches.map((one) => one.seconds)).toEqual([20, 60, 20, 60, 38])
    expect(totalsOf(stretches).map((one) => [one.word, one.seconds])).toEqual([['等待', 20], ['通话', 120], ['保持', 20], ['话后', 38]])
  })
})

describe('the waveform', () => {
  it('keeps the loudest moment however many points there are', () => {
    const peaks = Array.from({ length: 1234 }, () => 0)
    peaks[777] = 1
    expect(wavePath(peaks)).toContain('0.0V34.0')
    expect(wavePath([])).not.toContain('NaN')
  })
})

describe('an event', () => {
  it('is one line in the trade’s words', () => {
    const event = (type: string, data: Record<string, unknown>) => lineOf({ subject: 'call/c1', seq: 1, at: '', type, actor: '', data })
    expect(event('call.key_pressed', { key: '2', label: '劳动关系' }).text).toBe('按 2：劳动关系')
    expect(event('call.rated', { score: 1 }).text).toBe('评价：非常满意')
    expect(event('call.offer_lapsed', { agent: '1027', why: 'no_answer' }).text).toBe('1027 未接')
    expect(event('call.node_entered', { kind: 'menu', label: '主菜单' }).text).toBe('听到：主菜单')
    expect(event('call.node_entered', { kind: 'collect', label: '身份证号' }).text).toBe('输入：身份证号')
    expect(event('call.queried', { service: 'benefits', outcome: 'locked', who: '110*************13' }).text).toBe('查询社保权益记录 110*************13：多次不符，已锁定')
    expect(event('text.failed', { why: 'no_gateway' }).text).toBe('短信发送失败：短信网关无法连接')
    expect(event('call.flow_started', { flow: 'main', flow_name: '12333 主流程', version: 3 }).text).toBe('进入流程“12333 主流程”第 3 版')
    expect(event('call.transferred', { agent: '1001', kind: 'blind', to: '', queue: 'social', queue_name: '社保席' }).text).toBe('1001 转给 社保席')
    const shown = { subject: 'call/c1', seq: 1, at: '', type: 'knowledge.shown', actor: '', data: { how: 'suggested', articles: [{ code: 'retire-age', version: 2 }, { code: 'other', version: 1 }] } }
    expect(lineOf(shown, (code) => (code === 'retire-age' ? '退休年龄' : undefined)).text).toBe('推荐知识：退休年龄（第 2 版）、other（第 1 版）')
    expect(event('call.something_new', {}).text).toBe('call.something_new')
  })
})

describe('a text that a caller asked for', () => {
  it('says how far it is', () => {
    expect(sentTextStatus({ state: 'waiting', tries: 0, why: '' })).toBe('正在发送')
    expect(sentTextStatus({ state: 'waiting', tries: 2, why: '' })).toBe('正在重发，已试 2 次')
    expect(sentTextStatus({ state: 'sent', tries: 3, why: '' })).toBe('已发出')
    expect(sentTextStatus({ state: 'failed', tries: 1, why: 'refused' })).toBe('发送失败：短信网关拒收')
    expect(sentTextStatus({ state: 'failed', tries: 1, why: '空号' })).toBe('发送失败：空号')
    expect(sentTextStatus({ state: 'delivered', tries: 1, why: '' })).toBe('已送达')
    expect(sentTextStatus({ state: 'uncertain', tries: 1, why: '' })).toContain('结果未知')
  })
})
