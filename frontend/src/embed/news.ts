import type { LiveCall } from '@/calls/liveCall'
import type { AgentDoc } from '@/routing/agents'

import type { EmbeddedAgent, EmbeddedCall, EventName, News, Stage, State } from './protocol'

/** What the page around the bar is told, decided from what the desk knew before and knows now. */

export interface DeskFacts {
  readonly person: { readonly number: string; readonly name: string } | null
  readonly agent: AgentDoc | null
  readonly call: LiveCall | null
  readonly here: boolean
  readonly registered: boolean
}

const DIALS: readonly string[] = ['picking_up', 'dialling', 'callback_dialling']

function stageOf(agent: AgentDoc, call: LiveCall): Stage {
  if (agent.state === 'ringing') return call.direction === 'out' ? 'dialling' : 'ringing'
  if (agent.state !== 'talking') return 'ended'
  if (DIALS.includes(call.phase)) return 'dialling'
  return call.held_since ? 'held' : 'talking'
}

function callOf({ agent, call }: DeskFacts): EmbeddedCall | null {
  if (!agent || !call) return null
  return {
    id: call.id,
    direction: call.direction ?? 'in',
    stage: stageOf(agent, call),
    number: call.number,
    place: call.place,
    queue: call.queue ? { id: call.queue, name: call.queue_name } : null,
    path: [...call.path],
    arrivedAt: call.arrived_at,
    answeredAt: call.talk_started_at,
  }
}

function agentOf({ person, agent, here, registered }: DeskFacts): EmbeddedAgent {
  return {
    number: person?.number ?? '',
    name: person?.name ?? '',
    state: (person && agent?.state) || 'signed_out',
    reason: agent?.reason ?? '',
    since: agent?.since ?? null,
    until: agent?.until ?? null,
    here,
    phone: registered,
  }
}

export function stateOf(facts: DeskFacts): State {
  return { agent: agentOf(facts), call: facts.person ? callOf(facts) : null }
}

const EVENTS: Record<Exclude<Stage, 'ended'>, EventName> = {
  ringing: 'call.ringing',
  dialling: 'call.dialling',
  talking: 'call.answered',
  held: 'call.held',
}

/** A call that is gone, or gone on without the agent: what is not over yet in `before` ends in `now`. */
function endOf(before: EmbeddedCall, now: State): News {
  return { event: 'call.ended', data: { agent: now.agent, call: { ...before, stage: 'ended' } } }
}

function callNews(before: EmbeddedCall | null, now: State): News[] {
  const { call } = now
  const running = before && before.stage !== 'ended' ? before : null
  const same = before?.id === call?.id
  const ended = running && (!same || call?.stage === 'ended') ? [endOf(running, now)] : []
  if (!call || call.stage === 'ended' || (same && call.stage === before?.stage)) return ended
  const back = same && before?.stage === 'held' && call.stage === 'talking'
  return [...ended, { event: back ? 'call.resumed' : EVENTS[call.stage], data: now }]
}

/** In the order things happened: the agent's state first, then the call. */
export function newsBetween(before: State, now: State): News[] {
  const changed = JSON.stringify(before.agent) !== JSON.stringify(now.agent)
  return [...(changed ? [{ event: 'agent.state', data: now } as const] : []), ...callNews(before.call, now)]
}
