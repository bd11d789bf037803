import { describe, expect, it } from 'vitest'

import { barTexts, isSilent, type LineFacts } from '@/calls/bar/barLines'
import { type BarFacts, barLook, hasCaller } from '@/calls/bar/barState'
import type { LiveCall } from '@/calls/liveCall'
import type { AgentDoc, AgentState } from '@/routing/agents'

import { agentDoc, liveCall } from './documents'

const NOW = Date.parse('2026-11-25T02:24:00Z')
const before = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString()

function agent(state: AgentState, fields: Partial<AgentDoc> = {}): AgentDoc {
  return agentDoc({
    id: '1027', name: '王某', group: '', skills: {}, state, since: before(68), reason: '', until: null, device: 'browser', desk: 'd', call: '',
    queue: '', extended: false, next_state: '', next_reason: '', ...fields,
  })
}

const CALL: LiveCall = liveCall({
  id: 'c1', phase: 'talking', number: '138******00', place: '北京', origin: '12333', path: [], queue: 'labour', queue_name: '劳动监察席', agent: '1027',
  arrived_at: null, queued_at: null, waited_seconds: 18.2, talk_started_at: before(222), held_since: null, lost_since: null, callback: false, repeat: false,
})

function look(fields: Partial<BarFacts>) {
  return barLook({ hasDesk: true, agent: null, call: null, here: true, rejoining: false, now: NOW, ...fields })
}

function words(fields: Partial<LineFacts>) {
  return barTexts({ kind: 'talking', call: CALL, missing: [], silentSeconds: 0, device: 'browser', phoneReady: true, phoneError: '', next: '', caughtUp: null, now: NOW, ...fields })
}

it.each([['claimed', true], ['vouched', false], ['unscreened', false], ['withheld', false]] as const)(
  'says of a number that is %s whether nobody vouches for it',
  (presentation, said) => {
    expect(words({ call: { ...CALL, presentation } }).subtitle.includes('号码未经运营商核实')).toBe(said)
  },
)

describe('the state block of the bar', () => {
  it.each([
    ['ready', '就绪', 68],
    ['ringing', '来电', 68],
    ['missed', '漏接，已停派', 68],
  ] as const)('shows %s as %s with its time', (state, word, seconds) => {
    expect(look({ agent: agent(state) })).toMatchObject({ word, seconds })
  })

  it('shows a call out as such from the first moment, not as one that rings in', () => {
    const picking = { ...CALL, direction: 'out', phase: 'picking_up', talk_started_at: null } as const
    expect(look({ agent: agent('ringing', { call: 'out-1' }) }).kind).toBe('dialling')
    expect(look({ agent: agent('ringing', { call: 'out-1' }), call: picking }).kind).toBe('dialling')
    expect(look({ agent: agent('talking', { call: 'out-1' }), call: { ...picking, phase: 'dialling' } }).kind).toBe('dialling')
    expect(look({ agent: agent('ringing', { call: 'out-1', queue: '' }), call: { ...picking, phase: 'talking' } }).kind).toBe('ringing')
  })

  it('shows the reason of not being ready', () => {
    expect(look({ agent: agent('not_ready', { reason: '用餐' }) }).word).toBe('用餐')
  })

  it('counts the talk from its start, not from when this page came', () => {
    expect(look({ agent: agent('talking'), call: CALL })).toMatchObject({ kind: 'talking', seconds: 222 })
  })

  it('counts a hold by itself and asks for a look after a minute', () => {
    expect(look({ agent: agent('talking'), call: { ...CALL, held_since: before(42) } })).toMatchObject({ kind: 'held', seconds: 42, urgent: false })
    expect(look({ agent: agent('talking'), call: { ...CALL, held_since: before(61) } }).urgent).toBe(true)
  })

  it('says that the voice is being fetched back after a reload or a dead line', () => {
    expect(look({ agent: agent('talking'), call: CALL, rejoining: true }).kind).toBe('rejoining')
    expect(look({ agent: agent('talking'), call: { ...CALL, lost_since: before(1) } }).kind).toBe('rejoining')
  })

  it('counts the wrap-up down and turns amber for its last fifteen seconds', () => {
    const left = (seconds: number) => look({ agent: agent('wrap_up', { until: before(-seconds) }) })
    expect(left(40)).toMatchObject({ word: '话后剩余', seconds: 40, countsDown: true, urgent: false })
    expect(left(15).urgent).toBe(true)
    expect(left(-5).seconds).toBe(0)
  })

  it('offers nothing of a desk that is another window, nor to people without one', () => {
    expect(look({ agent: agent('ready'), here: false }).kind).toBe('elsewhere')
    expect(look({ hasDesk: false, agent: null }).kind).toBe('none')
    expect(look({ agent: agent('signed_out') }).kind).toBe('off')
  })

  it('puts the call keys out exactly while a caller is on the line', () => {
    expect((['talking', 'held', 'rejoining', 'dialling'] as const).every(hasCaller)).toBe(true)
    expect((['off', 'ready', 'ringing', 'wrap', 'missed', 'away'] as const).some(hasCaller)).toBe(false)
  })
})

describe('what the bar says while one dials', () => {
  const out = { ...CALL, direction: 'out', phase: 'picking_up' } as const

  it('tells of the own phone first, then of theirs', () => {
    expect(words({ kind: 'dialling', call: out }).subtitle).toBe('正在接通您的话机')
    expect(words({ kind: 'dialling', call: out, device: 'phone' }).subtitle).toBe('请拿起话机，随后拨打对方')
    expect(words({ kind: 'dialling', call: { ...out, phase: 'dialling' } }).subtitle).toBe('对方电话正在响铃')
    expect(words({ kind: 'dialling', call: { ...CALL, phase: 'callback_dialling' } }).subtitle).toBe('正在拨打来电人的电话')
  })

  it('has no queue and no wait to tell of in the talk', () => {
    expect(words({ call: { ...out, phase: 'talking' } }).subtitle).toBe('呼出 · 北京')
  })
})

describe('the words of the bar', () => {
  it('say who is on the line and how long they waited', () => {
    expect(words({})).toMatchObject({ title: '138******00', subtitle: '劳动监察席 · 等待 18 秒', warns: false })
  })

  it('count a caller’s wait while it still goes on', () => {
    expect(words({ kind: 'ringing', call: { ...CALL, waited_seconds: null, queued_at: before(25) } }).subtitle).toContain('等待 25 秒')
  })

  it('say of a call-back whether the caller chose it or lost the line', () => {
    const ringing = (reasons: string[]): string => words({ kind: 'ringing', call: { ...CALL, callback: true, reasons } }).subtitle
    expect(ringing([])).toBe('劳动监察席 · 回拨')
    expect(ringing(['repeat', 'switch_lost'])).toBe('劳动监察席 · 线路中断，优先回拨')
  })

  it('name a caller without a number', () => {
    expect(words({ call: { ...CALL, number: '' } }).title).toBe('号码未显示')
  })

  it('tell that the citizen is not recorded, called in or dialled', () => {
    expect(words({ call: { ...CALL, objected: true } }).subtitle).toBe('不录音 · 劳动监察席 · 等待 18 秒')
    expect(words({ call: { ...CALL, objected: true, direction: 'out' } }).subtitle).toBe('不录音 · 呼出 · 北京')
  })

  it('warns in the last three minutes of a leg outside that it is hung up', () => {
    const until = (seconds: number): LiveCall => ({ ...CALL, direction: 'out', talk_limit_at: before(-seconds) })
    expect(words({ call: until(600) }).warns).toBe(false)
    expect(words({ call: until(120) })).toMatchObject({ subtitle: '外呼即将到达时限，10:26:00 自动挂断，请尽快结束', warns: true })
  })

  it('tell of silence from twenty seconds and to apologise at thirty, never while the caller is held', () => {
    expect(words({ silentSeconds: 19 }).warns).toBe(false)
    expect(words({ silentSeconds: 24 }).subtitle).toBe('静默 24 秒')
    expect(words({ silentSeconds: 31 }).subtitle).toBe('静默 31 秒，请致歉')
    expect(isSilent('held', 99)).toBe(false)
  })

  it('name what the summary still misses', () => {
    expect(words({ kind: 'wrap', missing: ['主题'] }).subtitle).toBe('未填：主题')
    expect(words({ kind: 'wrap' }).subtitle).toBe('可保存')
    expect(words({ kind: 'wrap', switchLost: true, call: { ...CALL, callback: true }, missing: ['主题'] }).subtitle).toBe('交换机故障，线路中断，非对方挂断。系统优先回拨来电人')
    expect(words({ kind: 'wrap', switchLost: true, missing: ['主题'] })).toMatchObject({ subtitle: '线路中断，非对方挂断。完成小结后可回拨', warns: true })
  })

  it('reassure after a missed call and warn while the phone is not there', () => {
    expect(words({ kind: 'missed', call: null }).title).toBe('来电人已回到队首')
    expect(words({ kind: 'ready', call: null, phoneReady: false }).warns).toBe(true)
  })

  it('say what a reconnection brought', () => {
    expect(words({ caughtUp: 4 }).subtitle).toBe('已恢复，补回 4 条')
    expect(words({ caughtUp: 0 }).subtitle).toBe('已恢复，无遗漏')
  })

  it('put a refusal first', () => {
    expect(words({ phoneError: '这通电话已结束。', silentSeconds: 40 }).subtitle).toBe('这通电话已结束。')
  })
})
