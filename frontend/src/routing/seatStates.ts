import type { IconName } from '@/shared/icons'

import type { AgentDoc } from './agents'

/** How a seat's state looks: colour, shape and word, always together. */

export type SeatState = 'ready' | 'ring' | 'talk' | 'hold' | 'wrap' | 'away' | 'missed' | 'off'

export interface SeatLook {
  readonly word: string
  readonly icon: IconName
  /** Custom properties of tokens.css. */
  readonly color: string
  readonly tint: string
}

function look(word: string, icon: IconName, name: string): SeatLook {
  return { word, icon, color: `var(--st-${name})`, tint: `var(--st-${name}-tint)` }
}

export const SEAT_LOOKS: Readonly<Record<SeatState, SeatLook>> = {
  ready: look('就绪', 'dot', 'ready'),
  ring: look('振铃', 'ringi', 'ring'),
  talk: look('通话', 'phone', 'talk'),
  hold: look('保持', 'pause', 'hold'),
  wrap: look('话后', 'pencil', 'wrap'),
  away: look('示忙', 'minus', 'away'),
  missed: look('漏接', 'broken', 'missed'),
  off: look('未签入', 'hollow', 'off'),
}

const BY_AGENT_STATE: Readonly<Record<AgentDoc['state'], SeatState>> = {
  signed_out: 'off',
  not_ready: 'away',
  ready: 'ready',
  ringing: 'ring',
  talking: 'talk',
  wrap_up: 'wrap',
  missed: 'missed',
}

export function seatStateOf(agent: Pick<AgentDoc, 'state'>, held = false): SeatState {
  return agent.state === 'talking' && held ? 'hold' : BY_AGENT_STATE[agent.state]
}

/** The word on the seat: the reason where there is one (小休, 用餐), else the state. */
export function seatWord(state: SeatState, reason: string): string {
  return state === 'away' && reason ? reason : SEAT_LOOKS[state].word
}
