import type { LiveCall, Mode } from '@/calls/liveCall'

import { overSentence, type Presence, presenceOf, worthAnother } from './presence'

/** A leader's way into a call and out of it, as this window knows it. The floor's document of the call is the truth. */

export interface SupervisedCall {
  readonly id: string
  readonly mode: Mode
  readonly reason: string
}

/** With no call. */
export interface Idle {
  readonly kind: 'idle'
  /** Why the last one is over, as the leader reads it; "" when there is nothing to read. */
  readonly note: string
  /** What could be requested again. */
  readonly again: SupervisedCall | null
}

/** The server has not answered the request yet. Until then everything is as it was before. */
export interface Requesting {
  readonly kind: 'requesting'
  /** The number of the request: an answer to another one means nothing. */
  readonly request: number
  readonly call: SupervisedCall
  readonly before: Idle | Joined | Returning
}

/** The server has accepted; the floor does not show it yet. */
export interface Expected {
  readonly kind: 'expected'
  readonly request: number
  readonly call: SupervisedCall
  /** Its voice is being fetched back after a reload. */
  readonly returning: boolean
}

export interface Joined {
  readonly kind: 'joined'
  readonly call: SupervisedCall
  /** When this window's request was made, by the server; of another moment is another window's. "" when not known. */
  readonly requestedAt: string
  /** The leader has the caller, in the agent's place. */
  readonly tookOver: boolean
}

/** The page was reloaded in a call and looks for its way back. */
export interface Returning {
  readonly kind: 'returning'
  readonly call: SupervisedCall
}

export type SupervisionState = Idle | Requesting | Expected | Joined | Returning

/** The call as the floor shows it now; null when it is not there. */
export interface OnFloor {
  readonly call: LiveCall | null
  /** The leader's number. */
  readonly me: string
}

export type SupervisionEvent =
  | { readonly type: 'requested'; readonly request: number; readonly call: SupervisedCall }
  | ({ readonly type: 'accepted'; readonly request: number } & OnFloor)
  | ({ readonly type: 'refused'; readonly request: number; readonly why: string } & OnFloor)
  /** The floor has not shown it in time. */
  | ({ readonly type: 'unseen'; readonly request: number } & OnFloor)
  | ({ readonly type: 'callChanged' } & OnFloor)
  | { readonly type: 'reloaded'; readonly call: SupervisedCall }
  /** After a reload: the floor's documents are there. */
  | ({ readonly type: 'foundAgain' } & OnFloor)
  /** After a reload: nothing more is to be done for the voice. */
  | ({ readonly type: 'returned' } & OnFloor)
  /** It did not come to a request, or the request was turned down. */
  | { readonly type: 'failed'; readonly why: string }
  | { readonly type: 'noteRead' }
  | { readonly type: 'signedOut' }

export const IDLE: Idle = { kind: 'idle', note: '', again: null }

function joined(call: SupervisedCall, floor: OnFloor, presence: Presence): Joined {
  return { kind: 'joined', call, requestedAt: floor.call?.supervision?.asked_at ?? '', tookOver: presence.tookOver }
}

function over(supervised: SupervisedCall, { call, me }: OnFloor, tookOver = false): Idle {
  const note = overSentence(call, tookOver, me)
  return { kind: 'idle', note, again: note && worthAnother(call) ? supervised : null }
}

/** The leader's leg of before the reload is dead, and the server knows it. */
function wasLost({ call, me }: OnFloor): boolean {
  return worthAnother(call) && call?.supervised_by === me
}

function isOwn(state: Joined, call: LiveCall | null): boolean {
  const now = call?.supervision?.asked_at
  return !state.requestedAt || !now || now === state.requestedAt
}

function whileJoined(state: Joined, floor: OnFloor): Idle | Joined {
  const presence = isOwn(state, floor.call) ? presenceOf(floor.call, floor.me) : null
  return presence ? { ...state, tookOver: presence.tookOver } : over(state.call, floor, state.tookOver)
}

function requested(state: SupervisionState, request: number, call: SupervisedCall): SupervisionState {
  if (state.kind === 'requesting') return { ...state, request, call }
  if (state.kind === 'expected') return { kind: 'requesting', request, call, before: state.returning ? { kind: 'returning', call } : IDLE }
  return { kind: 'requesting', request, call, before: state }
}

/** A change of the way of being with a call needs no new reason. */
function withReason(call: SupervisedCall, before: Requesting['before']): SupervisedCall {
  const known = before.kind !== 'idle' && before.call.id === call.id ? before.call.reason : ''
  return { ...call, reason: call.reason || known }
}

function whileRequesting(state: Requesting, event: SupervisionEvent): SupervisionState {
  const { request, before } = state
  switch (event.type) {
    case 'accepted': {
      if (event.request !== request) return state
      const call = withReason(state.call, before)
      const presence = presenceOf(event.call, event.me)
      return presence ? joined(call, event, presence) : { kind: 'expected', request, call, returning: before.kind === 'returning' }
    }
    case 'refused':
      if (event.request !== request) return state
      if (before.kind === 'returning') return { kind: 'idle', note: event.why, again: before.call }
      return before.kind === 'joined' ? whileJoined(before, event) : before
    case 'callChanged': {
      if (before.kind !== 'joined') return state
      // The floor may show the new request before its answer: another moment is no other window's then.
      const now = whileJoined({ ...before, requestedAt: '' }, event)
      return { ...state, before: now.kind === 'joined' ? { ...now, requestedAt: before.requestedAt } : now }
    }
    case 'noteRead':
      return before.kind === 'idle' ? { ...state, before: IDLE } : state
    default:
      return state
  }
}

function whileExpected(state: Expected, event: SupervisionEvent): SupervisionState {
  if (event.type === 'unseen') return event.request === state.request ? over(state.call, event) : state
  if (event.type !== 'callChanged') return state
  const presence = presenceOf(event.call, event.me)
  return presence ? joined(state.call, event, presence) : state
}

function whileReturning(state: Returning, event: SupervisionEvent): SupervisionState {
  if (event.type !== 'foundAgain' && event.type !== 'returned') return state
  const presence = presenceOf(event.call, event.me)
  if (event.type === 'returned') return presence ? joined(state.call, event, presence) : over(state.call, event)
  return presence || wasLost(event) ? state : over(state.call, event)
}

/** An event that means nothing in a state leaves it as it is. */
export function next(state: SupervisionState, event: SupervisionEvent): SupervisionState {
  if (event.type === 'signedOut') return IDLE
  if (event.type === 'requested') return requested(state, event.request, event.call)
  switch (state.kind) {
    case 'idle':
      if (event.type === 'reloaded') return { kind: 'returning', call: event.call }
      if (event.type === 'failed') return { ...IDLE, note: event.why }
      return event.type === 'noteRead' ? IDLE : state
    case 'requesting':
      return whileRequesting(state, event)
    case 'expected':
      return whileExpected(state, event)
    case 'joined':
      return event.type === 'callChanged' ? whileJoined(state, event) : state
    case 'returning':
      return whileReturning(state, event)
  }
}

/** The call that the leader is with, or is about to be seen with; null for none. */
export function callOf(state: SupervisionState): SupervisedCall | null {
  if (state.kind === 'requesting') return callOf(state.before)
  return state.kind === 'idle' ? null : state.call
}

/** How the leader is with the call just now; null while not with it. */
export function presenceIn(state: SupervisionState, { call, me }: OnFloor): Presence | null {
  if (state.kind === 'idle') return null
  if (state.kind === 'requesting' && state.before.kind === 'idle') return null
  return state.kind === 'joined' && !isOwn(state, call) ? null : presenceOf(call, me)
}

/** The voice is being fetched back after a reload. */
export function isReturning(state: SupervisionState): boolean {
  if (state.kind === 'requesting') return state.before.kind === 'returning'
  return state.kind === 'returning' || (state.kind === 'expected' && state.returning)
}

/** Why the last one is over, with what could be requested again. */
export function lastNote(state: SupervisionState): Idle {
  if (state.kind === 'requesting' && state.before.kind === 'idle') return state.before
  return state.kind === 'idle' ? state : IDLE
}
