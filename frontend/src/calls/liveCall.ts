import type { Schemas } from '@/wire/schemas'

/** A live call as the desk and the floor see it. */

export type CallPhase = Schemas['Phase']

export type PartyStatus = Schemas['PartyStatus']

/** The third on the call, seen by both agents. */
export type LiveParty = Schemas['LiveParty']

/** How a leader is with a call: hears it, heard by the agent alone, by all, or has the caller. */
export type Mode = Schemas['Mode']

/** The leader with the call. Agents see it once the leader can be heard. */
export type LiveSupervision = Schemas['LiveSupervision']

export type LiveCall = Schemas['CallDoc']
