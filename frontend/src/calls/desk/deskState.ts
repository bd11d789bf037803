import { roleIn } from '@/calls/third/third'
import type { LiveCall } from '@/calls/liveCall'
import type { PhoneAccount } from '@/calls/phone/softPhone'
import type { AgentDoc } from '@/routing/agents'

import type { DeskCredentials } from './credentials'

/** Whether this window is the agent's desk: its states, what happens to them, and what a step means for the phone. */

/** The server has not answered yet. */
export interface Unknown {
  readonly kind: 'unknown'
}

/** This window is no desk: the agent is signed out, or signed in at another place. */
export interface Vacant {
  readonly kind: 'vacant'
}

/** This window is the desk. */
export interface Occupied {
  readonly kind: 'occupied'
  readonly credentials: DeskCredentials
  /** `returning`: the caller hears music until this window's phone is back in the call. */
  readonly voice: 'connected' | 'returning'
}

/** Another window or another place has become the desk. */
export interface Displaced {
  readonly kind: 'displaced'
}

export type DeskState = Unknown | Vacant | Occupied | Displaced

export type DeskEvent =
  /** The server's answer after a page load, and what this window remembers of before it. */
  | { readonly type: 'loaded'; readonly agent: AgentDoc | null; readonly call: LiveCall | null; readonly remembered: DeskCredentials | null }
  | { readonly type: 'signedIn'; readonly credentials: DeskCredentials }
  /** The switch had forgotten the phone; `desk` names the sign-in for which the new account was requested. */
  | { readonly type: 'phoneRenewed'; readonly desk: string; readonly account: PhoneAccount }
  | { readonly type: 'claimedElsewhere'; readonly agent: string }
  /** The agent's newest document. */
  | { readonly type: 'agentChanged'; readonly agent: AgentDoc | null }
  | { readonly type: 'signedOut' }
  /** The call goes on without this window's phone. */
  | { readonly type: 'voiceLost' }
  /** The phone carries the voice again, or there is no talk any more. */
  | { readonly type: 'voiceSettled' }

const VACANT: Vacant = { kind: 'vacant' }
const DISPLACED: Displaced = { kind: 'displaced' }

function occupied(credentials: DeskCredentials): Occupied {
  return { kind: 'occupied', credentials, voice: 'connected' }
}

export function isSignedIn(agent: AgentDoc | null): boolean {
  return agent !== null && agent.state !== 'signed_out'
}

/** A document without a desk is one of before the sign-in's name was in it. */
function isAt(agent: AgentDoc, desk: string): boolean {
  return !agent.desk || agent.desk === desk
}

/** Who was only consulted leaves the call after a reload: the asker has the caller back at once, not a dead line. */
export function leavesAfterReload(call: LiveCall | null, agent: AgentDoc | null): boolean {
  return agent?.state === 'talking' && roleIn(call, agent.id) === 'party'
}

function afterReload(event: Extract<DeskEvent, { type: 'loaded' }>): DeskState {
  const { agent, call, remembered } = event
  if (!agent || !remembered || !isSignedIn(agent)) return VACANT
  if (remembered.agent !== agent.id || remembered.desk !== agent.desk) return VACANT
  const again = occupied(remembered)
  const talks = agent.state === 'talking' && !leavesAfterReload(call, agent)
  return talks && remembered.device === 'browser' ? { ...again, voice: 'returning' } : again
}

function whileOccupied(state: Occupied, event: DeskEvent): DeskState {
  const { credentials } = state
  switch (event.type) {
    case 'phoneRenewed':
      return event.desk === credentials.desk ? { ...state, credentials: { ...credentials, phone: event.account } } : state
    case 'claimedElsewhere':
      return event.agent === credentials.agent ? DISPLACED : state
    case 'agentChanged':
      if (!event.agent) return state
      if (!isSignedIn(event.agent)) return VACANT
      return isAt(event.agent, credentials.desk) ? state : DISPLACED
    case 'signedOut':
      return VACANT
    case 'voiceLost':
      return credentials.device === 'browser' ? { ...state, voice: 'returning' } : state
    case 'voiceSettled':
      return { ...state, voice: 'connected' }
    default:
      return state
  }
}

/** An event that means nothing in a state leaves it as it is: a late answer to what another sign-in requested, too. */
export function next(state: DeskState, event: DeskEvent): DeskState {
  if (event.type === 'signedIn') return occupied(event.credentials)
  if (state.kind === 'occupied') return whileOccupied(state, event)
  if (event.type === 'loaded') return afterReload(event)
  if (state.kind !== 'displaced') return state
  const isOut = event.type === 'signedOut' || (event.type === 'agentChanged' && event.agent?.state === 'signed_out')
  return isOut ? VACANT : state
}

/** What a step means for this window's phone: started with an account, stopped, or left alone. */
export type PhoneStep = { readonly start: DeskCredentials } | 'stop' | 'leave'

export function phoneStep(before: DeskState, now: DeskState): PhoneStep {
  const had = before.kind === 'occupied' ? before.credentials : null
  const has = now.kind === 'occupied' ? now.credentials : null
  if (has && has !== had) return { start: has }
  return had && !has ? 'stop' : 'leave'
}

/** The signed-in desk is this window. */
export function isHere(state: DeskState, agent: AgentDoc | null): boolean {
  return state.kind === 'occupied' && agent !== null && isSignedIn(agent) && isAt(agent, state.credentials.desk)
}

/** The live line and the answers to commands overtake each other; `seq` counts what happened to the agent. */
export function newest(live: AgentDoc | null | undefined, answered: AgentDoc | null): AgentDoc | null {
  if (!live || !answered || live.id !== answered.id) return live ?? answered
  return answered.seq > live.seq ? answered : live
}
