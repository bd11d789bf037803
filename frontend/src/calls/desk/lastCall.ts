import type { LiveCall } from '@/calls/liveCall'

/** The caller as last seen: the live document is gone before the wrap-up is over. */

export interface LastCall {
  readonly call: LiveCall | null
  readonly passedToRating: boolean
}

export const NO_CALL: LastCall = { call: null, passedToRating: false }

/** `current` is the id of the agent's call; another call's document changes nothing. */
export function afterCallChange(last: LastCall, call: LiveCall | null, current: string): LastCall {
  if (!call || call.id !== current) return last
  const passedToRating = call.phase === 'rating' || (last.passedToRating && last.call?.id === call.id)
  const isOver = call.phase === 'rating' || call.phase === 'ended'
  return { call: isOver ? last.call : call, passedToRating }
}
