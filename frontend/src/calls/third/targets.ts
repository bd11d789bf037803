import { amongColleagues } from '@/app/live/documents'
import type { AgentState, QueueDoc } from '@/routing/agents'
import { initials } from '@/shared/pinyin'
import type { Schemas } from '@/wire/schemas'

/** Whom one may consult or pass the caller on to: colleagues, queues, flows, a number outside. */

export type Purpose = 'consult' | 'transfer'

export type Colleague = Schemas['Colleague']

export interface Target {
  readonly key: string
  readonly kind: 'agent' | 'queue' | 'flow' | 'number'
  readonly name: string
  /** State, or how many wait. */
  readonly about: string
  /** A colleague's state, for its colour. */
  readonly state?: AgentState
  readonly since?: string | null
  /** Why it cannot be chosen; "" when it can. */
  readonly why: string
  /** What is sent. */
  readonly body: Readonly<Record<string, string>>
}

const STATE_LABELS: Record<AgentState, string> = {
  ready: '就绪',
  ringing: '正在振铃',
  talking: '通话中',
  wrap_up: '话后',
  not_ready: '示忙',
  missed: '离席',
  signed_out: '未签入',
}
const ORDER: readonly AgentState[] = ['ready', 'wrap_up', 'talking', 'ringing', 'not_ready', 'missed', 'signed_out']
const ONE_PERSON = '仅可咨询一人'
const NUMBER = /^[+\d][\d\s-]{2,}$/
const MAX_FOUND = 40
/** Before anything is typed: few enough that the queues are in sight. */
const MAX_UNTYPED = 9

function colleagueTarget(one: Colleague): Target {
  const word = one.state === 'not_ready' && one.reason ? one.reason : STATE_LABELS[one.state]
  return {
    key: `agent-${one.id}`,
    kind: 'agent',
    name: `${one.id} ${one.name}`,
    about: word,
    state: one.state,
    since: one.since,
    why: one.state === 'ready' ? '' : `${word}，暂不可接`,
    body: { agent: one.id },
  }
}

function queueTarget(queue: QueueDoc, purpose: Purpose): Target {
  return {
    key: `queue-${queue.id}`,
    kind: 'queue',
    name: queue.name,
    about: `排队 ${queue.waiting} · 就绪 ${queue.ready}`,
    why: purpose === 'consult' ? ONE_PERSON : '',
    body: { queue: queue.id },
  }
}

function flowTarget(flow: { id: string; name: string }, purpose: Purpose): Target {
  return {
    key: `flow-${flow.id}`,
    kind: 'flow',
    name: flow.name,
    about: '转入此流程',
    why: purpose === 'consult' ? ONE_PERSON : '',
    body: { flow: flow.id },
  }
}

function byReadiness(a: Colleague, b: Colleague): number {
  return ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.id < b.id ? -1 : 1)
}

/** By 工号, name, initials of the name; all that is typed must fit one of them. */
function fits(typed: string, ...texts: readonly string[]): boolean {
  return texts.some((word) => word.toLowerCase().includes(typed) || (/^[a-z]+$/.test(typed) && initials(word).includes(typed)))
}

export function targetsFor(docs: ReadonlyMap<string, unknown>, typed: string, purpose: Purpose): Target[] {
  const needle = typed.trim().toLowerCase()
  const agents = amongColleagues.all(docs, 'agents').sort(byReadiness)
  const found = [
    ...agents.filter((one) => fits(needle, one.id, one.name, one.group)).slice(0, needle ? MAX_FOUND : MAX_UNTYPED).map(colleagueTarget),
    ...amongColleagues.all(docs, 'queues').filter((one) => fits(needle, one.name)).map((one) => queueTarget(one, purpose)),
    ...amongColleagues.all(docs, 'flows').filter((one) => fits(needle, one.name)).map((one) => flowTarget(one, purpose)),
  ]
  if (!NUMBER.test(needle) || agents.some((one) => one.id === needle)) return found
  return [...found, { key: 'number', kind: 'number', name: needle, about: '外线号码', why: '', body: { number: needle } }]
}

export const KIND_LABELS: Record<Target['kind'], string> = { agent: '同事', queue: '队列', flow: '语音流程', number: '外线' }
