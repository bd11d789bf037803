import { computed, type ComputedRef, type Ref } from 'vue'

import type { LiveCall } from '@/calls/liveCall'

import { handUp, type Seat } from './seats'

/** Raised hands: agents who want a leader in their talk, the longest first. */

export interface Hand {
  readonly call: string
  readonly agent: string
  readonly name: string
  readonly group: string
  readonly text: string
  readonly since: string
  readonly live: LiveCall
}

export function handOf(seat: Seat): Hand | null {
  const { agent, call } = seat
  if (!call?.help_asked_at || !handUp(seat)) return null
  return { call: call.id, agent: agent.id, name: agent.name, group: agent.group, text: call.help_text ?? '', since: call.help_asked_at, live: call }
}

export function useHands(seats: Ref<readonly Seat[]>): ComputedRef<Hand[]> {
  return computed(() =>
    seats.value
      .map(handOf)
      .filter((hand) => hand !== null)
      .sort((a, b) => (a.since < b.since ? -1 : 1)),
  )
}

/** This leader went into the talk after the hand had gone up. */
export function comesFor({ live, since }: Hand, leader: string): boolean {
  const there = live.supervision
  return there?.leader === leader && there.answered_at !== null && Date.parse(there.asked_at) > Date.parse(since)
}
