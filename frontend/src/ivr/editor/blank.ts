import { type FlowNode, KINDS, type NodeKind } from '../flow'

/** What a new node begins as. */

const PLAIN: { readonly [Kind in NodeKind]: Omit<Extract<FlowNode, { kind: Kind }>, 'label'> } = {
  play: { kind: 'play', prompts: [] },
  say: { kind: 'say', text: '' },
  read_out: { kind: 'read_out', parts: [] },
  menu: { kind: 'menu', prompts: [], wrong_prompts: ['wrong-key'], wait_seconds: 5, rounds: 2 },
  collect: { kind: 'collect', prompts: [], wrong_prompts: [], into: '', least: 1, most: 20, wait_seconds: 6, rounds: 2 },
  query: { kind: 'query', service: '', operation: '', send: {}, take: {}, seconds: 5, repeatable: true, prompts: [] },
  branch: { kind: 'branch', ways: [{ outcome: 'way1', day: 'working' }] },
  set_priority: { kind: 'set_priority', priority: 50, reason: '' },
  no_recording: { kind: 'no_recording' },
  queue: { kind: 'queue', queue: '', priority: 0, reason: '', most_seconds: 0 },
  callback: { kind: 'callback', reason: '' },
  voicemail: { kind: 'voicemail', prompts: [], most_seconds: 120, silence_seconds: 5 },
  message: { kind: 'message', text: '' },
  rating: { kind: 'rating', prompts: [], wrong_prompts: ['wrong-key'], wait_seconds: 6, rounds: 2 },
  subflow: { kind: 'subflow', flow: '' },
  back: { kind: 'back' },
  hang_up: { kind: 'hang_up' },
}

/** "say", "say-2", "say-3". */
export function freeName(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(name)) return name
  }
}

/** Named after its kind, with a number when the flow has one of that name. */
export function blank(kind: NodeKind, others: readonly FlowNode[]): FlowNode {
  const label = freeName(KINDS[kind].name, others.map((node) => node.label)).replace('-', ' ')
  return { ...PLAIN[kind], label } as FlowNode
}
