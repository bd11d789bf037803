import type { Schemas } from '@/wire/schemas'

/** Live documents with every field that the server sends, for tests to change those that matter. */

export function agentDoc(fields: Partial<Schemas['AgentDoc']> = {}): Schemas['AgentDoc'] {
  return {
    id: '1001', name: '', group: '', skills: {}, state: 'ready', since: '', reason: '', until: null, device: 'browser', node: 'a', endpoint: '', desk: 'd',
    offer: '', call: '', queue: '', extended: false, next_state: '', next_reason: '', idle_since: null, seq: 0, call_node: '', unmet_call: '', unmet: '',
    directed: null, lost_call: '', loans: [], is_ai: false, ...fields,
  }
}

export function liveCall(fields: Partial<Schemas['CallDoc']> = {}): Schemas['CallDoc'] {
  return {
    id: 'c1', phase: 'talking', at: '', arrived_at: null, number: '138******00', presentation: 'vouched', place: '', origin: '12333', dialed: '12333', path: [],
    queue: 'social',
    queue_name: '社保席', queued_at: null, waited_seconds: null, priority: 0, reasons: [], repeat: false, callback: false, agent: '1001', offer: '',
    ring_seconds: 0, talk_started_at: null, held_since: null, lost_since: null, test: false, party: null, consult_over: '', case_number: '', agent_name: '',
    passed_on_by: '', passed_on_by_name: '', help_asked_at: null, help_text: '', help_seen_by: '', help_seen_by_name: '', direction: 'in', after: '',
    callback_entry: '', supervision: null, supervised_by: '', supervision_over: '', taken_over: false, silent_since: null, talk_limit_at: null, objected: false, ...fields,
  }
}
