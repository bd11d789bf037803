import { describe, expect, it } from 'vitest'

import type { LiveCall, LiveSupervision, Mode } from '@/calls/liveCall'
import { ledOf, stretchesOf, supervisedText } from '@/records/journey'
import { lineOf } from '@/records/eventTexts'
import type { Supervised } from '@/records/records'
import { agentNotice, overSentence, type Presence, presenceOf, whoHears, whomOf, whyNot, worthAnother } from '@/calls/supervision/presence'
import { talkOf } from '@/operations/alarms'
import type { AgentDoc } from '@/routing/agents'
import { comesFor, handOf } from '@/routing/hands'
import { leaderOn, seatOf } from '@/routing/seats'

import { liveCall } from './documents'

const AT = '2026-11-25T02:20:00Z'
const ME = '2001'

const TALK: LiveCall = liveCall({
  id: 'c1', phase: 'talking', number: '139******00', place: '北京', origin: '12333', path: [], queue: 'social', queue_name: '社保席', agent: '1042',
  agent_name: '陈静', arrived_at: AT, queued_at: null, talk_started_at: AT, held_since: null, lost_since: null, callback: false, repeat: false,
})

function led(mode: Mode, there: Partial<LiveSupervision> = {}, fields: Partial<LiveCall> = {}): LiveCall {
  const supervision = { leader: ME, name: '韩梅', mode, reason: '新人带教', asked_at: AT, answered_at: AT, hears: true, ...there }
  return { ...TALK, supervised_by: ME, supervision, ...fields }
}

function presence(call: LiveCall, me = ME): Presence {
  const found = presenceOf(call, me)
  if (!found) throw new Error('not with the call')
  return found
}

const ears = (call: LiveCall): string => whoHears(call, presence(call))
const colleague = (standing: 'consulting' | 'joined') => ({ agent: '1002', name: '李明', number: '', standing, since: AT })

describe('a leader with a call', () => {
  it('is with it by name alone, from the first ring to the end', () => {
    expect(presenceOf(TALK, ME)).toBeNull()
    expect(presenceOf(led('listen'), '2002')).toBeNull()
    expect(presence(led('listen', { answered_at: null }))).toMatchObject({ kind: 'ringing', mode: 'listen', word: '正在接通' })
    expect(presence(led('listen'))).toMatchObject({ kind: 'listen', word: '监听中' })
    expect(presenceOf({ ...led('listen'), phase: 'ended' }, ME)).toBeNull()
  })

  it('sees whom it hears, the caller masked', () => {
    expect(whomOf(TALK, presence(led('listen')))).toBe('1042 陈静 与 139******00')
    expect(whomOf({ ...TALK, number: '' }, presence(led('listen')))).toBe('1042 陈静 与 号码未显示')
  })

  it.each([
    ['listen', '坐席和来电人听不到您'],
    ['whisper', '仅坐席听到您'],
    ['barge', '坐席和来电人均听到您'],
  ] as const)('reads who can hear it in %s', (mode, words) => {
    expect(ears(led(mode))).toBe(words)
  })

  it('reads who hears it while the agent consults a colleague', () => {
    const party = colleague('consulting')
    expect(ears(led('listen', {}, { party }))).toBe('坐席咨询 1002 李明，来电人听音乐；均听不到您')
    expect(ears(led('barge', {}, { party }))).toBe('坐席咨询 1002 李明，来电人听音乐；坐席和对方听到您')
    expect(ears(led('barge', {}, { party: colleague('joined') }))).toBe('坐席、来电人和 1002 李明 均听到您')
  })

  it.each([
    [{ held_since: AT }, '来电人听音乐，坐席恢复后继续'],
    [{ phase: 'queued' as const }, '来电人等待下一位坐席，接通后继续'],
    [{ phase: 'agent_lost' as const }, '坐席语音中断，来电人听音乐，恢复后继续'],
    [{ phase: 'outside' as const }, '来电人与外线通话，您听不到'],
    [{ phase: 'rating' as const }, '来电人在评价，您听不到'],
  ])('reads what it waits for while nobody talks: %o', (fields, words) => {
    const call = led('whisper', { hears: false }, fields)
    expect(presence(call)).toMatchObject({ kind: 'waiting', mode: 'whisper', word: '密语，等待' })
    expect(ears(call)).toBe(words)
  })

  it('has the caller after taking over, and sees hold and a lost voice', () => {
    const taken = { ...TALK, agent: ME, agent_name: '韩梅', taken_over: true }
    expect(presence(taken)).toMatchObject({ kind: 'take_over', tookOver: true, word: '已接管', held: false })
    expect(whomOf(taken, presence(taken))).toBe('139******00')
    expect(presence({ ...taken, held_since: AT })).toMatchObject({ word: '保持', held: true })
    expect(ears({ ...taken, held_since: AT })).toBe('来电人听音乐')
    expect(presence({ ...taken, phase: 'agent_lost', lost_since: AT }).kind).toBe('returning')
  })
})

describe('a leader no longer with a call', () => {
  const over = (why: string): LiveCall => ({ ...TALK, supervised_by: ME, supervision_over: why })

  it.each([
    ['left', ''],
    ['lost', '您的语音中断，已退出；通话未中断'],
    ['busy', '您的话机占线，挂断后再试'],
    ['no_answer', '您的话机未接听，请重试'],
    ['failed', '您的话机未接通，请检查连接后重试'],
    ['caller_gone', '来电人挂断，等待回拨，监听结束'],
  ])('reads why: %s', (why, words) => {
    expect(overSentence(over(why), false, ME)).toBe(words)
  })

  it('reads that the call is over, and nothing about what became of another leader or of a caller it had itself', () => {
    expect(overSentence(null, false, ME)).toBe('通话已结束')
    expect(overSentence({ ...over('lost'), supervised_by: '2002' }, false, ME)).toBe('')
    expect(overSentence(null, true, ME)).toBe('')
  })

  it('is offered to ask again where that helps', () => {
    expect(['lost', 'failed', 'busy'].map((why) => worthAnother(over(why)))).toEqual([true, true, true])
    expect([worthAnother(over('left')), worthAnother(null)]).toEqual([false, false])
  })
})

describe('what a leader may ask for', () => {
  it.each([
    [null, 'listen', false, '不在通话中'],
    [{ ...TALK, phase: 'rating' }, 'listen', false, '不在通话中'],
    [TALK, 'listen', false, ''],
    [TALK, 'listen', true, '请先退出当前监听'],
    [led('listen'), 'barge', true, ''],
    [led('listen', { leader: '2002', name: '赵强' }), 'whisper', false, '班长 2002 赵强 正在监听，同时仅限一位'],
    [{ ...TALK, agent: ME }, 'listen', false, '您本人的通话'],
    [{ ...TALK, party: colleague('consulting') }, 'take_over', false, '第三方在线，请在咨询或三方结束后接管'],
  ] as const)('%#: says why not', (call, mode, withAnother, why) => {
    expect(whyNot(call as LiveCall | null, ME, mode, withAnother)).toBe(why)
  })
})

describe('the agent', () => {
  it('is told of a leader who can be heard, never of one who listens or whose phone rings', () => {
    expect(agentNotice(led('listen'), '1042')).toBe('')
    expect(agentNotice(led('whisper', { answered_at: null }), '1042')).toBe('')
    expect(agentNotice(led('whisper'), '1042')).toBe('班长 2001 韩梅 正在密语，来电人听不到')
    expect(agentNotice(led('barge'), '1042')).toBe('班长 2001 韩梅 已加入通话，来电人可听到')
    expect(agentNotice(led('barge', { hears: false }), '1042')).toBe('')
  })

  it('who is released reads it, whoever else is on the call does not', () => {
    const taken = { ...TALK, agent: ME, agent_name: '韩梅', taken_over: true, passed_on_by: '1042' }
    expect(agentNotice(taken, '1042')).toBe('班长 2001 韩梅 已接管本通，请完成小结')
    expect(agentNotice(taken, '1002')).toBe('')
  })
})

describe('an alarm', () => {
  it('leads into the talk it is about, and nowhere else', () => {
    expect(talkOf({ id: 'watch-1', about: 'call/c1', agent: '1042' })).toEqual({ call: 'c1', agent: '1042' })
    expect(talkOf({ id: 'watch-1', about: 'call/c1', agent: '' })).toBeNull()
    expect(talkOf({ id: 'watch-1', about: 'agent/1042', agent: '1042' })).toBeNull()
    expect(talkOf({ id: 'invariant-1', about: 'call/c1', agent: '1042' })).toBeNull()
    expect(talkOf({ id: 'recording-1', about: 'call/c1', agent: '1042' })).toBeNull()
  })
})

describe('the floor', () => {
  const agent = { id: '1042', name: '陈静', state: 'talking', since: AT, reason: '', loans: [] } as unknown as AgentDoc

  it('shows which leader is with a seat, and how', () => {
    expect(leaderOn(seatOf(agent, led('listen')), ME)).toBe('您在监听')
    expect(leaderOn(seatOf(agent, led('whisper', { answered_at: null })), '2002')).toBe('2001 韩梅正要密语')
    expect(leaderOn(seatOf(agent, TALK), ME)).toBe('')
  })

  it('takes a raised hand down for the leader who comes because of it, not for one who was there already', () => {
    const later = '2026-11-25T02:20:05Z'
    const comes = (there: Partial<LiveSupervision>, leader = ME): boolean | undefined => {
      const hand = handOf(seatOf(agent, led('whisper', there, { help_asked_at: AT.replace(':00Z', ':02Z') })))
      return hand ? comesFor(hand, leader) : undefined
    }
    expect(comes({ asked_at: later })).toBe(true)
    expect(comes({ asked_at: later, answered_at: null })).toBe(false)
    expect(comes({ asked_at: AT })).toBe(false)
    expect(comes({ asked_at: later }, '2002')).toBe(false)
  })
})

describe('the record', () => {
  const supervised: Supervised = {
    leader: ME, leader_name: '韩梅', started_at: '2026-11-25T02:20:10Z', ended_at: '2026-11-25T02:20:50Z', result: 'left',
    steps: [
      { at: '2026-11-25T02:20:10Z', mode: 'listen', agent: '1042', agent_name: '陈静', reason: '新人带教' },
      { at: '2026-11-25T02:20:30Z', mode: 'barge', agent: '1042', agent_name: '陈静', reason: '答复有误' },
    ],
  }

  it('says what each leader did and why, and draws it to scale under the talk', () => {
    expect(supervisedText(supervised)).toBe('1042 陈静：监听（新人带教） → 强插（答复有误），退出')
    const talk = stretchesOf([{ kind: 'talk', start: AT, end: '2026-11-25T02:21:40Z', agent: '1042', queue: '' }], null, 0)
    expect(ledOf([supervised], talk, AT, null)).toEqual([
      { left: 0.1, width: 0.2, text: '班长 2001 韩梅 监听' },
      { left: 0.3, width: 0.2, text: '班长 2001 韩梅 强插' },
    ])
  })

  it('tells the events', () => {
    const line = (type: string, data: object): string => lineOf({ subject: 'c', seq: 1, at: AT, type, actor: '', data: data as Record<string, unknown> }).text
    expect(line('call.supervision_started', { leader: ME, agent: '1042', mode: 'listen', reason: '新人带教' })).toBe('班长 2001 开始监听 1042：新人带教')
    expect(line('call.supervision_mode_changed', { leader: ME, agent: '1042', mode: 'whisper', reason: '' })).toBe('班长 2001 改为密语 1042')
    expect(line('call.supervision_ended', { leader: ME, why: 'lost' })).toBe('班长 2001 退出（话机断线）')
    expect(line('call.transferred', { kind: 'taken_over', agent: '1042', to: ME })).toBe('班长 2001 从 1042 接管')
  })
})
