import { describe, expect, it } from 'vitest'

import { barLook, hasCaller } from '@/calls/bar/barState'
import { barTexts } from '@/calls/bar/barLines'
import type { LiveCall, LiveParty, PartyStatus } from '@/calls/liveCall'
import { targetsFor } from '@/calls/third/targets'
import { talkersOf, overSentence, partyName, passedOn, roleIn, partyNotice, whyNot } from '@/calls/third/third'
import type { AgentDoc } from '@/routing/agents'
import { handOf } from '@/routing/hands'
import { byStateThenTime, lookAt, lookText, seatOf } from '@/routing/seats'

import { agentDoc, liveCall } from './documents'

const NOW = Date.parse('2026-11-25T02:24:00Z')
const before = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString()
const party = (standing: PartyStatus, fields: Partial<LiveParty> = {}): LiveParty => ({ agent: '1002', name: '李明', number: '', standing, since: before(14), ...fields })
const call = (fields: Partial<LiveCall> = {}): LiveCall => liveCall({
  id: 'c1', phase: 'talking', number: '138******00', place: '', origin: '12333', path: [], queue: 'social', queue_name: '社保席', agent: '1001', agent_name: '王晓芳',
  arrived_at: null, queued_at: null, waited_seconds: 18, talk_started_at: before(222), held_since: null, lost_since: null, callback: false, repeat: false, ...fields,
})
const agent = (id: string, fields: Partial<AgentDoc> = {}): AgentDoc => agentDoc({
  id, name: '', group: '', skills: {}, state: 'talking', since: before(222), reason: '', until: null, device: 'browser', desk: 'd', call: 'c1', queue: '',
  extended: false, next_state: '', next_reason: '', ...fields,
})
const kindFor = (me: string, standing: PartyStatus): string =>
  barLook({ hasDesk: true, agent: agent(me), call: call({ party: party(standing), held_since: standing === 'consulting' ? before(14) : null }), here: true, rejoining: false, now: NOW }).kind

describe('a third on the call', () => {
  it('is seen by each from their own seat', () => {
    expect(roleIn(call(), '1001')).toBe('none')
    expect(roleIn(call({ party: party('ringing') }), '1001')).toBe('asker')
    expect(roleIn(call({ party: party('ringing') }), '1002')).toBe('party')
  })

  it.each([
    ['ringing', 'consulting', 'consulting'],
    ['consulting', 'consulting', 'consulting'],
    ['aside', 'talking', 'aside'],
    ['joined', 'three', 'three'],
  ] as const)('%s makes the asker %s and who is asked %s, with the call keys out', (standing, asker, asked) => {
    expect([kindFor('1001', standing), kindFor('1002', standing)]).toEqual([asker, asked])
    expect(hasCaller(kindFor('1001', standing) as 'talking')).toBe(true)
  })

  it('says who talks and who hears music', () => {
    const talking = (standing: PartyStatus): boolean[] => talkersOf(call(), party(standing)).map((ear) => ear.talks)
    expect(talking('ringing')).toEqual([false, false])
    expect(talking('consulting')).toEqual([false, true])
    expect(talking('aside')).toEqual([true, false])
    expect(talking('joined')).toEqual([true, true])
    expect(talkersOf(call(), party('aside'))[1]?.word).toBe('听音乐')
  })

  it('says why an act has to wait', () => {
    expect(whyNot('swap', call())).not.toBe('')
    expect(whyNot('cancel', call({ party: party('aside'), lost_since: before(1) }))).toContain('恢复语音')
    for (const act of ['swap', 'join', 'complete'] as const) expect(whyNot(act, call({ party: party('ringing') }))).toContain('未接听')
    for (const act of ['swap', 'join', 'complete'] as const) expect(whyNot(act, call({ party: party('aside') }))).toBe('')
    expect(whyNot('complete', call({ party: party('joined') }))).toBe('')
    expect(whyNot('swap', call({ party: party('joined') }))).not.toBe('')
    expect([whyNot('cancel', call({ party: party('asked') })), whyNot('drop', call({ party: party('joined') }))]).toEqual(['', ''])
    expect(whyNot('cancel', call({ party: party('joined') }))).not.toBe('')
  })

  it.each(['unavailable', 'busy', 'no_answer', 'refused', 'failed', 'withdrawn', 'not_connected', 'hung_up'])('tells in Chinese that the third is gone: %s', (why) => {
    const [then, now] = [call({ party: party('ringing'), consult_over: '' }), call({ party: null, consult_over: why })]
    expect(overSentence(then, now, '1001')).toMatch(/^1002 李明 [\u4e00-\u9fff]+，来电人已接回$/)
    expect(overSentence(then, now, '1002')).toBe('')
  })

  it('tells of a third who refused so quickly that nobody saw them asked', () => {
    expect(overSentence(call({ consult_over: '' }), call({ consult_over: 'busy' }), '1001')).toBe('对方 占线，来电人已接回')
    expect(overSentence(call({ consult_over: 'busy' }), call({ consult_over: 'busy' }), '1001')).toBe('')
    expect(overSentence(call({ consult_over: '' }), call({ id: 'c2', consult_over: 'busy' }), '1001')).toBe('')
  })

  it.each(['cancelled', 'dropped'])('says nothing about what the agent did themselves: %s', (why) => {
    expect(overSentence(call({ party: party('joined') }), call({ party: null, consult_over: why }), '1001')).toBe('')
  })

  it('names an outside number masked', () => {
    expect(partyName(party('ringing', { agent: '', name: '', number: '010******78' }))).toBe('外线 010******78')
  })

  it('tells the second agent who asks and who passed the caller on', () => {
    expect(partyNotice(call(), party('consulting'))).toContain('1001 王晓芳 正在咨询您')
    const passed = call({ agent: '1002', passed_on_by: '1001', passed_on_by_name: '王晓芳' })
    expect(passedOn(passed, '1002')).toBe('由 1001 王晓芳 转来')
    expect(passedOn(passed, '1001')).toBe('')
    const facts = { missing: [], silentSeconds: 0, device: 'browser', phoneReady: true, phoneError: '', next: '', caughtUp: null, now: NOW }
    expect(barTexts({ ...facts, kind: 'ringing', me: '1002', call: passed }).subtitle).toContain('由 1001 王晓芳 转来')
  })
})

describe('whom to choose', () => {
  const docs = new Map<string, unknown>([
    ['agents/1002', { id: '1002', name: '李明', group: '', state: 'talking', since: null, reason: '', skills: {} }],
    ['agents/1003', { id: '1003', name: '赵强', group: '', state: 'ready', since: null, reason: '', skills: {} }],
    ['queues/social', { id: 'social', name: '社保席', waiting: 3, ready: 2 }],
    ['flows/self', { id: 'self', name: '自助评价' }],
  ])
  const keys = (typed: string): string[] => targetsFor(docs, typed, 'transfer').map((one) => one.key)

  it('who is ready comes first, who is not says why', () => {
    expect(keys('')).toEqual(['agent-1003', 'agent-1002', 'queue-social', 'flow-self'])
    expect(targetsFor(docs, '1002', 'consult')[0]?.why).toContain('通话中')
  })

  it('finds by 工号, name and initials', () => {
    expect([keys('1003'), keys('赵'), keys('zq'), keys('sbx')]).toEqual([['agent-1003'], ['agent-1003'], ['agent-1003'], ['queue-social']])
  })

  it('takes a telephone number as it is typed', () => {
    expect(targetsFor(docs, '010-1234 5678', 'consult')).toMatchObject([{ kind: 'number', why: '', body: { number: '010-1234 5678' } }])
  })

  it('nobody consults a queue or a flow', () => {
    expect(targetsFor(docs, '', 'consult').filter((one) => one.kind !== 'agent').every((one) => one.why !== '')).toBe(true)
  })
})

describe('a raised hand on the floor', () => {
  const raised = call({ help_asked_at: before(9), help_text: '要找班长', party: party('consulting') })

  it('marks the seat whose call it is, red, with the words', () => {
    const seat = seatOf(agent('1001'), raised)
    expect(lookAt(seat, NOW)).toEqual({ level: 'red', why: '举手：要找班长' })
    expect(lookText(lookAt(seat, NOW))).toContain('紧急，举手')
    expect(handOf(seat)).toMatchObject({ agent: '1001', text: '要找班长' })
  })

  it('does not mark the colleague who was asked along', () => {
    const seat = seatOf(agent('1002'), raised)
    expect([lookAt(seat, NOW)?.level, handOf(seat)]).not.toContain('red')
    expect(handOf(seat)).toBeNull()
  })

  it('comes first, whatever the state', () => {
    const ringing = seatOf(agent('1000', { state: 'ringing' }), null)
    expect([ringing, seatOf(agent('1001'), raised)].sort(byStateThenTime)[0]?.agent.id).toBe('1001')
  })
})
