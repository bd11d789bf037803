import type { LiveCall } from '@/calls/liveCall'
import { roleIn } from '@/calls/third/third'
import type { AgentDoc } from '@/routing/agents'
import { secondsBetween } from '@/shared/format'
import type { IconName } from '@/shared/icons'

/** What the bar says and offers, decided from what is known; the components only draw it. */

export type BarKind =
  | 'none'
  | 'off'
  | 'elsewhere'
  | 'away'
  | 'ready'
  | 'ringing'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'aside'
  | 'three'
  | 'rejoining'
  | 'wrap'
  | 'missed'

export interface BarFacts {
  /** This person takes calls at all. */
  readonly hasDesk: boolean
  readonly agent: AgentDoc | null
  readonly call: LiveCall | null
  /** The desk of this agent is this window. */
  readonly here: boolean
  /** The voice is being fetched back after a reload or a dead line. */
  readonly rejoining: boolean
  readonly now: number
}

export interface BarLook {
  readonly kind: BarKind
  readonly word: string
  readonly icon: IconName
  /** A custom property of tokens.css. */
  readonly color: string
  /** Seconds in the state, or left of it when `countsDown`. */
  readonly seconds: number | null
  readonly countsDown: boolean
  /** Time to look: the last 15 seconds of wrap-up, a hold past a minute. */
  readonly urgent: boolean
}

const URGENT_WRAP_LEFT = 15
const LONG_HOLD_SECONDS = 60

function look(kind: BarKind, word: string, icon: IconName, color: string, seconds: number | null): BarLook {
  return { kind, word, icon, color: `var(--bar-${color})`, seconds, countsDown: false, urgent: false }
}

/** A third is on the call: what the agent does just now; null when that is talking to the caller alone. */
function withThird({ call, now }: BarFacts, agent: AgentDoc): BarLook | null {
  const role = roleIn(call, agent.id)
  if (!call?.party || role === 'none') return null
  const since = secondsBetween(call.party.since, now)
  if (call.party.standing === 'joined') return look('three', '三方通话', 'three', 'talk', since)
  if (role === 'party') {
    return call.party.standing === 'aside'
      ? look('aside', '等待对方切回', 'pause', 'talk', since)
      : look('consulting', '协助中', 'three', 'talk', since)
  }
  return call.party.standing === 'aside' ? null : look('consulting', '咨询中', 'three', 'talk', since)
}

/** One's own phone is picked up for a call out; nobody rings in. */
function dialsOut(call: LiveCall | null, agent: AgentDoc): boolean {
  return call ? call.phase === 'picking_up' : agent.queue === '' && agent.call.startsWith('out-')
}

function talking(facts: BarFacts, agent: AgentDoc): BarLook {
  const { call, now } = facts
  const since = call?.talk_started_at ?? agent.since
  if (call?.phase === 'callback_dialling') return look('dialling', '回拨拨号中', 'phone', 'talk', secondsBetween(agent.since, now))
  if (call?.phase === 'picking_up' || call?.phase === 'dialling') return look('dialling', '正在拨号', 'phone', 'talk', secondsBetween(agent.since, now))
  if (facts.rejoining || call?.lost_since) {
    return look('rejoining', '通话中', 'phone', 'talk', secondsBetween(since, now))
  }
  const third = withThird(facts, agent)
  if (third) return third
  if (call?.held_since) {
    const held = secondsBetween(call.held_since, now)
    return { ...look('held', '保持', 'pause', 'talk', held), urgent: held > LONG_HOLD_SECONDS }
  }
  return look('talking', '通话中', 'phone', 'talk', secondsBetween(since, now))
}

function wrapUp(agent: AgentDoc, now: number): BarLook {
  if (!agent.until) return look('wrap', '话后', 'pencil', 'wrap', secondsBetween(agent.since, now))
  const left = Math.max(0, (Date.parse(agent.until) - now) / 1000)
  return { ...look('wrap', '话后剩余', 'pencil', 'wrap', left), countsDown: true, urgent: left <= URGENT_WRAP_LEFT }
}

export function barLook(facts: BarFacts): BarLook {
  const { agent, now } = facts
  if (!facts.hasDesk) return look('none', '不接听', 'users', 'off', null)
  if (!agent || agent.state === 'signed_out') return look('off', '未签入', 'hollow', 'off', null)
  if (!facts.here) return look('elsewhere', '已在别处签入', 'hollow', 'off', null)
  const inState = secondsBetween(agent.since, now)
  switch (agent.state) {
    case 'not_ready':
      return look('away', agent.reason || '示忙', 'minus', 'away', inState)
    case 'ready':
      return look('ready', '就绪', 'dot', 'ready', inState)
    case 'ringing':
      if (dialsOut(facts.call, agent)) return look('dialling', '正在拨号', 'phone', 'talk', inState)
      return look('ringing', '来电', 'ringi', 'ring', inState)
    case 'talking':
      return talking(facts, agent)
    case 'wrap_up':
      return wrapUp(agent, now)
    case 'missed':
      return look('missed', '漏接，已停派', 'broken', 'missed', inState)
  }
}

const WITH_CALLER: readonly BarKind[] = ['talking', 'held', 'consulting', 'aside', 'three', 'rejoining', 'dialling']

/** Kinds in which a caller is on the line and the call keys are out. */
export function hasCaller(kind: BarKind): boolean {
  return WITH_CALLER.includes(kind)
}
