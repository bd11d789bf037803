import type { LiveCall } from '@/calls/liveCall'
import { modeOf } from '@/calls/supervision/modes'
import { nameOf } from '@/calls/third/third'
import { secondsBetween } from '@/shared/format'

import type { AgentDoc } from './agents'
import { type SeatState, seatStateOf } from './seatStates'

/** The seats as a leader sees them: which need a look and why, and in what order. */

export interface Seat {
  readonly agent: AgentDoc
  readonly call: LiveCall | null
  readonly state: SeatState
  readonly since: string
  /** Time in state past which it is shown late; undefined: no limit. */
  readonly limitSeconds: number | undefined
  /** What an urgent alarm about this seat or its call is called; "" for none. */
  readonly alarm: string
}

export interface Look {
  readonly level: 'red' | 'orange' | 'yellow'
  readonly why: string
}

const TALK_LIMIT = 600
const WRAP_LIMIT = 60
const BREAK_LIMIT = 900
const HOLD_LIMIT = 60

export function seatOf(agent: AgentDoc, call: LiveCall | null, alarm = ''): Seat {
  const state = seatStateOf(agent, Boolean(call?.held_since))
  const since = state === 'hold' && call?.held_since ? call.held_since : agent.since
  return { agent, call, state, since, limitSeconds: limitOf(state, agent.reason), alarm }
}

function limitOf(state: SeatState, reason: string): number | undefined {
  if (state === 'talk') return TALK_LIMIT
  if (state === 'wrap') return WRAP_LIMIT
  if (state === 'hold') return HOLD_LIMIT
  return state === 'away' && reason === '小休' ? BREAK_LIMIT : undefined
}

const LATE_TEXTS: Partial<Record<SeatState, string>> = {
  talk: '通话过长',
  wrap: '话后超 60 秒',
  hold: '保持过长',
  away: '小休超 15 分钟',
}

/** Why somebody should look at this seat now; null when all is well. */
export function lookAt(seat: Seat, now: number): Look | null {
  if (handUp(seat)) {
    return { level: 'red', why: `举手：${seat.call?.help_text || '请班长来'}` }
  }
  if (seat.alarm) return { level: 'red', why: seat.alarm }
  if (seat.call?.lost_since) return { level: 'orange', why: '语音中断，来电人听音乐' }
  if (seat.state === 'missed') return { level: 'yellow', why: '漏接，已停派' }
  if (seat.limitSeconds === undefined || secondsBetween(seat.since, now) <= seat.limitSeconds) return null
  return { level: seat.state === 'talk' ? 'orange' : 'yellow', why: LATE_TEXTS[seat.state] ?? '' }
}

const STATE_ORDER: readonly SeatState[] = ['ring', 'talk', 'hold', 'wrap', 'missed', 'ready', 'away', 'off']

/** This agent wants a leader; not so a colleague who was asked along in the same call. */
export function handUp(seat: Seat): boolean {
  return Boolean(seat.call?.help_asked_at) && seat.call?.agent === seat.agent.id
}

/** Raised hands, then by state, longest in it first, then number, so that equals never change places. */
export function byStateThenTime(a: Seat, b: Seat): number {
  if (handUp(a) !== handUp(b)) return handUp(a) ? -1 : 1
  const states = STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state)
  if (states !== 0) return states
  if (a.state !== 'off' && a.since !== b.since) return a.since < b.since ? -1 : 1
  return a.agent.id < b.agent.id ? -1 : 1
}

const LEVEL_LABELS: Record<Look['level'], string> = { red: '紧急', orange: '提醒', yellow: '留意' }

/** Why a leader should look at a seat, for whoever does not see its colour: 橙，通话过长. */
export function lookText(look: Look | null): string {
  return look ? `${LEVEL_LABELS[look.level]}，${look.why}` : ''
}

/** Which leader is with this seat's call, and how; "" for none. `me` reads 您. */
export function leaderOn({ agent, call }: Seat, me: string): string {
  const there = call?.agent === agent.id ? call.supervision : null
  if (!there) return ''
  const who = there.leader === me ? '您' : nameOf(there.leader, there.name)
  return `${who}${there.answered_at ? '在' : '正要'}${modeOf(there.mode).word}`
}
