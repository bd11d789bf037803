import { describe, expect, it } from 'vitest'

import type { LiveCall } from '@/calls/liveCall'
import { type DeskFacts, newsBetween, stateOf } from '@/embed/news'
import type { AgentDoc, AgentState } from '@/routing/agents'

import { agentDoc, liveCall } from './documents'

const SINCE = '2026-11-25T02:24:00Z'
const CALL: LiveCall = liveCall({
  id: 'c1', phase: 'offered', number: '138******00', place: '北京', origin: '12333', path: ['社会保险', '养老'], queue: 'social', queue_name: '社保席', agent: '1001',
  arrived_at: SINCE, queued_at: SINCE, talk_started_at: null, held_since: null, lost_since: null, callback: false, repeat: false,
})

function agent(state: AgentState, call = ''): AgentDoc {
  return agentDoc({
    id: '1001', name: '王晓芳', group: '', skills: {}, state, since: SINCE, reason: '', until: null, device: 'browser', desk: 'd', call,
    queue: '', extended: false, next_state: '', next_reason: '',
  })
}

function facts(state: AgentState, call: LiveCall | null = null): DeskFacts {
  return { person: { number: '1001', name: '王晓芳' }, agent: agent(state, call?.id), call, here: true, registered: true }
}

const ready = facts('ready')
const ringing = facts('ringing', CALL)
const talking = facts('talking', { ...CALL, phase: 'talking', talk_started_at: SINCE })
const held = facts('talking', { ...CALL, phase: 'talking', talk_started_at: SINCE, held_since: SINCE })
const wrapping = facts('wrap_up', { ...CALL, phase: 'talking', talk_started_at: SINCE })

/** The names of what a page is told while the desk goes through these. */
function told(...moments: DeskFacts[]): string[] {
  const states = moments.map(stateOf)
  return states.flatMap((now, at) => newsBetween(states[at - 1] ?? now, now).map(({ event, data }) => (event === 'agent.state' ? data.agent.state : event)))
}

describe('what the page around the bar is told', () => {
  it('is a whole call in the order it happens, once each', () => {
    expect(told(ready, ringing, talking, held, talking, wrapping, ready)).toEqual([
      'ringing', 'call.ringing',
      'talking', 'call.answered',
      'call.held',
      'call.resumed',
      'wrap_up', 'call.ended',
      'ready',
    ])
  })

  it('is the end of a call that rang in vain', () => {
    expect(told(ready, ringing, facts('missed'))).toEqual(['ringing', 'call.ringing', 'missed', 'call.ended'])
  })

  it('is the end of one call and the begin of the next, when both are seen at once', () => {
    expect(told(talking, facts('ringing', { ...CALL, id: 'c2' }))).toEqual(['ringing', 'call.ended', 'call.ringing'])
  })

  it('waits for the call to be known: the agent may be seen ringing before', () => {
    expect(told(ready, { ...ringing, call: null }, ringing)).toEqual(['ringing', 'call.ringing'])
  })

  it('is dialling for a call out, answered when the citizen is there', () => {
    const out = { ...CALL, direction: 'out' } as const
    expect(told(ready, facts('ringing', { ...out, phase: 'picking_up' }), facts('talking', { ...out, phase: 'dialling' }), facts('talking', { ...out, phase: 'talking' }))).toEqual([
      'ringing', 'call.dialling', 'talking', 'call.answered',
    ])
  })

  it('is nothing when nothing changed, also after a reconnection', () => {
    expect(told(talking, talking)).toEqual([])
  })

  it('carries the masked number, the queue and the choices, and nothing of the house', () => {
    expect(stateOf(ringing).call).toEqual({
      id: 'c1', direction: 'in', stage: 'ringing', number: '138******00', place: '北京', queue: { id: 'social', name: '社保席' },
      path: ['社会保险', '养老'], arrivedAt: SINCE, answeredAt: null,
    })
  })

  it('is nothing of anybody while nobody is signed in', () => {
    expect(stateOf({ ...talking, person: null })).toMatchObject({ agent: { number: '', state: 'signed_out' }, call: null })
  })
})
