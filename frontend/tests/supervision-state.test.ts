import { describe, expect, it } from 'vitest'

import type { LiveCall, LiveSupervision } from '@/calls/liveCall'
import {
  callOf,
  IDLE,
  type Idle,
  isReturning,
  type Joined,
  lastNote,
  next,
  presenceIn,
  type SupervisedCall,
  type SupervisionEvent,
  type SupervisionState,
} from '@/calls/supervision/supervisionState'

import { liveCall } from './documents'

const ME = '2001'
const FIRST = '2026-11-25T02:20:00Z'
const LATER = '2026-11-25T02:21:00Z'
const CALL: SupervisedCall = { id: 'c1', mode: 'listen', reason: '新人带教' }
const WHISPER: SupervisedCall = { id: 'c1', mode: 'whisper', reason: '' }

function led(fields: Partial<LiveSupervision> = {}): LiveCall {
  return liveCall({ supervised_by: ME, supervision: { leader: ME, name: '', mode: 'listen', reason: '', asked_at: FIRST, answered_at: FIRST, hears: true, ...fields } })
}

const floor = (call: LiveCall | null) => ({ call, me: ME })
const overFor = (why: string): LiveCall => liveCall({ supervised_by: ME, supervision_over: why })
const TAKEN = liveCall({ agent: ME, taken_over: true })

const joined: Joined = { kind: 'joined', call: CALL, requestedAt: FIRST, tookOver: false }
const noted: Idle = { kind: 'idle', note: '您的话机占线，挂断后再试', again: CALL }

const STATES = {
  idle: noted,
  requesting: { kind: 'requesting', request: 2, call: CALL, before: IDLE },
  switching: { kind: 'requesting', request: 2, call: WHISPER, before: joined },
  expected: { kind: 'expected', request: 2, call: CALL, returning: false },
  joined,
  returning: { kind: 'returning', call: CALL },
  rejoining: { kind: 'requesting', request: 2, call: CALL, before: { kind: 'returning', call: CALL } },
} as const satisfies Record<string, SupervisionState>

function nameOf(state: SupervisionState): string {
  if (state.kind !== 'requesting') return state.kind
  return { idle: 'requesting', joined: 'switching', returning: 'rejoining' }[state.before.kind]
}

/** Where each event leads from each state, in the order of STATES; `.`: it changes nothing. */
const TABLE: [string, SupervisionEvent, string][] = [
  ['a request goes out', { type: 'requested', request: 3, call: CALL }, 'requesting requesting switching requesting switching rejoining rejoining'],
  ['it is accepted and the floor shows it', { type: 'accepted', request: 2, ...floor(led()) }, '. joined joined . . . joined'],
  ['it is accepted, the floor lags behind', { type: 'accepted', request: 2, ...floor(liveCall()) }, '. expected expected . . . expected'],
  ['an earlier one is accepted', { type: 'accepted', request: 1, ...floor(led()) }, '. . . . . . .'],
  ['it is refused', { type: 'refused', request: 2, why: '不行', ...floor(led()) }, '. idle joined . . . idle'],
  ['it is refused, and the call is over', { type: 'refused', request: 2, why: '不行', ...floor(null) }, '. idle idle . . . idle'],
  ['an earlier one is refused', { type: 'refused', request: 1, why: '不行', ...floor(led()) }, '. . . . . . .'],
  ['the floor has not shown it in time', { type: 'unseen', request: 2, ...floor(null) }, '. . . idle . . .'],
  ['an earlier one was not shown in time', { type: 'unseen', request: 1, ...floor(null) }, '. . . . . . .'],
  ['the floor shows this leader', { type: 'callChanged', ...floor(led()) }, '. . switching joined joined . .'],
  ['the floor shows another window’s request', { type: 'callChanged', ...floor(led({ asked_at: LATER })) }, '. . switching joined idle . .'],
  ['the floor shows another leader', { type: 'callChanged', ...floor(led({ leader: '2002' })) }, '. . requesting . idle . .'],
  ['the call is over', { type: 'callChanged', ...floor(null) }, '. . requesting . idle . .'],
  ['the leader has the caller', { type: 'callChanged', ...floor(TAKEN) }, '. . switching joined joined . .'],
  ['the page was reloaded in a call', { type: 'reloaded', call: CALL }, 'returning . . . . . .'],
  ['after a reload the floor shows this leader', { type: 'foundAgain', ...floor(led()) }, '. . . . . . .'],
  ['after a reload the floor says that the voice was lost', { type: 'foundAgain', ...floor(overFor('lost')) }, '. . . . . . .'],
  ['after a reload the call is over', { type: 'foundAgain', ...floor(null) }, '. . . . . idle .'],
  ['the way back is gone, with the call', { type: 'returned', ...floor(led()) }, '. . . . . joined .'],
  ['the way back is gone, without it', { type: 'returned', ...floor(overFor('lost')) }, '. . . . . idle .'],
  ['it did not come to a request', { type: 'failed', why: '没有话机' }, 'idle . . . . . .'],
  ['the note was read', { type: 'noteRead' }, 'idle requesting . . . . .'],
  ['the leader signs out', { type: 'signedOut' }, 'idle idle idle idle idle idle idle'],
]

describe('a leader on the way into a call and out of it', () => {
  it.each(TABLE)('%s', (_, event, row) => {
    const after = row.split(' ')
    Object.values(STATES).forEach((state, column) => {
      const now = next(state, event)
      if (after[column] === '.') expect(now).toBe(state)
      else expect(nameOf(now)).toBe(after[column])
    })
  })
})

/** What happened, one after the other. */
function story(...events: SupervisionEvent[]): SupervisionState {
  return events.reduce(next, IDLE as SupervisionState)
}

const JOINING: SupervisionEvent[] = [
  { type: 'requested', request: 1, call: CALL },
  { type: 'accepted', request: 1, ...floor(led()) },
]
const SWITCHING: SupervisionEvent = { type: 'requested', request: 2, call: WHISPER }

describe('a leader', () => {
  it('keeps the reason through a change of the way', () => {
    const state = story(...JOINING, SWITCHING, { type: 'accepted', request: 2, ...floor(led({ mode: 'whisper', asked_at: LATER })) })
    expect(state).toEqual({ kind: 'joined', call: { ...WHISPER, reason: '新人带教' }, requestedAt: LATER, tookOver: false })
  })

  it('whose new request the floor shows before the answer is with the call all the time', () => {
    const shown = floor(led({ mode: 'whisper', asked_at: LATER }))
    const state = story(...JOINING, SWITCHING, { type: 'callChanged', ...shown })
    expect(presenceIn(state, shown)?.kind).toBe('whisper')
    expect(next(state, { type: 'accepted', request: 2, ...shown })).toMatchObject({ kind: 'joined', requestedAt: LATER })
  })

  it('who leaves while another way is requested is out of it, however late the answer', () => {
    const left = floor(overFor('left'))
    const state = story(...JOINING, SWITCHING, { type: 'callChanged', ...left })
    expect([callOf(state), presenceIn(state, left)]).toEqual([null, null])
    const answered = next(state, { type: 'accepted', request: 2, ...left })
    expect(next(answered, { type: 'unseen', request: 2, ...left })).toEqual(IDLE)
  })

  it('whose call ends while another way is requested reads so once, also after the refusal', () => {
    const state = story(...JOINING, SWITCHING, { type: 'callChanged', ...floor(null) })
    expect(lastNote(state).note).toBe('通话已结束')
    const refused = next(state, { type: 'refused', request: 2, why: '不在通话中', ...floor(null) })
    expect(refused).toEqual({ kind: 'idle', note: '通话已结束', again: null })
  })

  it('whose request is turned down stays as before, and another window’s later request is still noticed', () => {
    const state = story(...JOINING, SWITCHING, { type: 'callChanged', ...floor(led()) }, { type: 'refused', request: 2, why: '不行', ...floor(led()) })
    expect(state).toEqual(joined)
    expect(next(state, { type: 'callChanged', ...floor(led({ asked_at: LATER })) })).toEqual(IDLE)
  })

  it('who takes over has the caller, and reads nothing when the talk is over', () => {
    const state = story(...JOINING, { type: 'requested', request: 2, call: { ...CALL, mode: 'take_over' } }, { type: 'accepted', request: 2, ...floor(led({ mode: 'take_over', answered_at: null, asked_at: LATER })) }, { type: 'callChanged', ...floor(TAKEN) })
    expect(state).toMatchObject({ kind: 'joined', tookOver: true })
    expect(next(state, { type: 'callChanged', ...floor(null) })).toEqual(IDLE)
  })

  it('whose line died may request the same again', () => {
    expect(story(...JOINING, { type: 'callChanged', ...floor(overFor('lost')) })).toEqual({ kind: 'idle', note: '您的语音中断，已退出；通话未中断', again: CALL })
  })

  it('who signs out is not drawn back by the answer to an old request', () => {
    const state = story({ type: 'requested', request: 1, call: CALL }, { type: 'signedOut' })
    expect(next(state, { type: 'accepted', request: 1, ...floor(led()) })).toBe(state)
  })
})

describe('a leader whose page was reloaded in a call', () => {
  const reloaded: SupervisionEvent = { type: 'reloaded', call: CALL }

  it('is on the way back until the floor shows the voice again', () => {
    const state = story(reloaded, { type: 'foundAgain', ...floor(overFor('lost')) }, { type: 'requested', request: 1, call: CALL })
    expect([isReturning(state), callOf(state)]).toEqual([true, CALL])
    const accepted = next(state, { type: 'accepted', request: 1, ...floor(overFor('lost')) })
    expect(isReturning(accepted)).toBe(true)
    expect(next(accepted, { type: 'callChanged', ...floor(led()) })).toEqual(joined)
  })

  it('reads why there is no way back, and may request it again', () => {
    const state = story(reloaded, { type: 'requested', request: 1, call: CALL }, { type: 'refused', request: 1, why: '有别的班长在听', ...floor(null) })
    expect(state).toEqual({ kind: 'idle', note: '有别的班长在听', again: CALL })
  })

  it('whose telephone on the table died is told so', () => {
    expect(story(reloaded, { type: 'foundAgain', ...floor(overFor('lost')) }, { type: 'returned', ...floor(overFor('lost')) })).toMatchObject({ kind: 'idle', again: CALL })
  })
})
