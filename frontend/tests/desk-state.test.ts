import { describe, expect, it } from 'vitest'

import type { DeskCredentials } from '@/calls/desk/credentials'
import { type DeskEvent, type DeskState, isHere, leavesAfterReload, newest, next, phoneStep } from '@/calls/desk/deskState'
import { afterCallChange, NO_CALL } from '@/calls/desk/lastCall'

import { agentDoc, liveCall } from './documents'

const ACCOUNT = { endpoint: 'agent-1001', username: 'u', password: 'first', uri: 'sip:1001@hotline', socket: '/sip' }
const RENEWED = { ...ACCOUNT, password: 'second' }
const OWN: DeskCredentials = { agent: '1001', desk: 'd', device: 'browser', phone: ACCOUNT }
const party = (agent: string) => ({ agent, name: '', number: '', standing: 'joined' as const, since: '' })

const STATES = {
  unknown: { kind: 'unknown' },
  vacant: { kind: 'vacant' },
  occupied: { kind: 'occupied', credentials: OWN, voice: 'connected' },
  returning: { kind: 'occupied', credentials: OWN, voice: 'returning' },
  displaced: { kind: 'displaced' },
} as const satisfies Record<string, DeskState>
type Name = keyof typeof STATES

function nameOf(state: DeskState): Name {
  if (state.kind !== 'occupied') return state.kind
  return state.voice === 'returning' ? 'returning' : 'occupied'
}

const loaded = (fields: Partial<Extract<DeskEvent, { type: 'loaded' }>> = {}): DeskEvent => ({ type: 'loaded', agent: agentDoc(), call: null, remembered: OWN, ...fields })

/** Where each event leads from each state, in the order of STATES; `.`: it changes nothing. */
const TABLE: [string, DeskEvent, string][] = [
  ['the server knows this desk', loaded(), 'occupied occupied . . occupied'],
  ['the server knows this desk, in a talk', loaded({ agent: agentDoc({ state: 'talking' }) }), 'returning returning . . returning'],
  ['the server knows another desk', loaded({ agent: agentDoc({ desk: 'other' }) }), 'vacant vacant . . vacant'],
  ['the server knows nobody', loaded({ agent: null }), 'vacant vacant . . vacant'],
  ['nothing is remembered', loaded({ remembered: null }), 'vacant vacant . . vacant'],
  ['signed in here', { type: 'signedIn', credentials: OWN }, 'occupied occupied occupied occupied occupied'],
  ['the phone was renewed', { type: 'phoneRenewed', desk: 'd', account: RENEWED }, '. . occupied returning .'],
  ['a phone was renewed for an earlier sign-in', { type: 'phoneRenewed', desk: 'earlier', account: RENEWED }, '. . . . .'],
  ['another window is this agent’s desk', { type: 'claimedElsewhere', agent: '1001' }, '. . displaced displaced .'],
  ['another window is another agent’s desk', { type: 'claimedElsewhere', agent: '1002' }, '. . . . .'],
  ['the agent is signed out', { type: 'agentChanged', agent: agentDoc({ state: 'signed_out', desk: '' }) }, '. . vacant vacant vacant'],
  ['the agent is at another desk', { type: 'agentChanged', agent: agentDoc({ desk: 'other' }) }, '. . displaced displaced .'],
  ['the agent is at this desk', { type: 'agentChanged', agent: agentDoc() }, '. . . . .'],
  ['the agent’s document is not there', { type: 'agentChanged', agent: null }, '. . . . .'],
  ['signed out here', { type: 'signedOut' }, '. . vacant vacant vacant'],
  ['the voice is lost', { type: 'voiceLost' }, '. . returning returning .'],
  ['the voice is back', { type: 'voiceSettled' }, '. . occupied occupied .'],
]

describe('this window as the agent’s desk', () => {
  it.each(TABLE)('%s', (_, event, row) => {
    const after = row.split(' ')
    Object.values(STATES).forEach((state, column) => {
      const now = next(state, event)
      if (after[column] === '.') expect(now).toBe(state)
      else expect(nameOf(now)).toBe(after[column])
    })
  })

  it('takes a renewed account, and an answer that was meant for an earlier sign-in changes nothing', () => {
    expect(next(STATES.returning, { type: 'phoneRenewed', desk: 'd', account: RENEWED })).toMatchObject({ voice: 'returning', credentials: { phone: RENEWED } })
    const anew = next(STATES.occupied, { type: 'signedIn', credentials: { ...OWN, desk: 'd2' } })
    expect(next(anew, { type: 'phoneRenewed', desk: 'd', account: RENEWED })).toBe(anew)
  })

  it('waits for no voice that a telephone on the table carries', () => {
    const table = { ...OWN, device: 'phone' as const }
    const seat = next(STATES.unknown, loaded({ agent: agentDoc({ state: 'talking' }), remembered: table }))
    expect(nameOf(seat)).toBe('occupied')
    expect(next(seat, { type: 'voiceLost' })).toBe(seat)
  })

  it('fetches the voice back for one’s own caller, not where one was only consulted', () => {
    const agent = agentDoc({ state: 'talking' })
    const consulted = liveCall({ agent: '1002', party: party('1001') })
    expect(leavesAfterReload(consulted, agent)).toBe(true)
    expect(nameOf(next(STATES.unknown, loaded({ agent, call: consulted })))).toBe('occupied')
    const asker = liveCall({ agent: '1001', party: party('1002') })
    expect(leavesAfterReload(asker, agent)).toBe(false)
    expect(nameOf(next(STATES.unknown, loaded({ agent, call: asker })))).toBe('returning')
  })

  it('is here only while the newest document names this sign-in', () => {
    expect(isHere(STATES.occupied, agentDoc())).toBe(true)
    expect(isHere(STATES.occupied, agentDoc({ desk: '' }))).toBe(true)
    expect(isHere(STATES.occupied, agentDoc({ desk: 'other' }))).toBe(false)
    expect(isHere(STATES.occupied, agentDoc({ state: 'signed_out' }))).toBe(false)
    expect(isHere(STATES.displaced, agentDoc())).toBe(false)
    expect(isHere(STATES.occupied, null)).toBe(false)
  })
})

describe('the phone of the window', () => {
  it('starts with every new account, stops when the desk goes, and is left alone by the rest', () => {
    const renewed = next(STATES.occupied, { type: 'phoneRenewed', desk: 'd', account: RENEWED })
    expect(phoneStep(STATES.vacant, STATES.occupied)).toEqual({ start: OWN })
    expect(phoneStep(STATES.occupied, renewed)).toEqual({ start: { ...OWN, phone: RENEWED } })
    expect(phoneStep(STATES.occupied, STATES.returning)).toBe('leave')
    expect([phoneStep(STATES.occupied, STATES.displaced), phoneStep(STATES.returning, STATES.vacant)]).toEqual(['stop', 'stop'])
    expect([phoneStep(STATES.displaced, STATES.vacant), phoneStep(STATES.unknown, STATES.vacant)]).toEqual(['leave', 'leave'])
  })
})

describe('the agent’s newest document', () => {
  const at = (seq: number, id = '1001') => agentDoc({ id, seq })

  it('is the live one, unless an answer is ahead of it', () => {
    expect(newest(at(7), at(6))).toEqual(at(7))
    expect(newest(at(7), at(8))).toEqual(at(8))
    expect(newest(at(7), null)).toEqual(at(7))
    expect(newest(undefined, at(3))).toEqual(at(3))
    expect(newest(undefined, null)).toBeNull()
  })

  it('is never another person’s', () => {
    expect(newest(at(1, '1002'), at(9))).toEqual(at(1, '1002'))
  })
})

describe('the caller as last seen', () => {
  it('stays for the wrap-up, and whether it was passed to the rating', () => {
    const talking = afterCallChange(NO_CALL, liveCall(), 'c1')
    const rating = afterCallChange(talking, liveCall({ phase: 'rating' }), 'c1')
    expect(rating).toEqual({ call: liveCall(), passedToRating: true })
    expect(afterCallChange(rating, null, 'c1')).toBe(rating)
    expect(afterCallChange(rating, liveCall({ phase: 'ended' }), 'c1')).toEqual(rating)
  })

  it('goes with the next caller', () => {
    const rated = { call: liveCall(), passedToRating: true }
    const other = liveCall({ id: 'c2' })
    expect(afterCallChange(rated, other, 'c2')).toEqual({ call: other, passedToRating: false })
  })

  it('is not another call’s document', () => {
    expect(afterCallChange(NO_CALL, liveCall({ id: 'c9' }), 'c1')).toBe(NO_CALL)
  })
})
