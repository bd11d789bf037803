import { at } from './mockBasics'

/** What waits besides calls. */

function inboxRow(id: string, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id, kind: 'voicemail', state: 'new', holder: '', holder_name: '', reopened: 0, received_at: at(1500), due_at: at(-12_900), overdue: false,
    taken_at: null, done_at: null, number: '138******00', station: '', call: id, case_number: '', seconds: 42, pages: 0, content: 'ready',
    may_open: false, has_note: false, ...fields,
  }
}

const INBOX = [
  inboxRow('i1', { kind: 'handover', received_at: at(9000), due_at: at(1800), overdue: true, case_number: '20261125-004217', content: 'none', seconds: 0 }),
  inboxRow('i2', { state: 'taken', holder: '1027', holder_name: '王某', may_open: true }),
  inboxRow('i3', { kind: 'fax', number: '010******00', station: '861******00', pages: 3, call: '', seconds: 0, received_at: at(300), due_at: at(-86_000) }),
  inboxRow('i4', { state: 'reopened', reopened: 1, received_at: at(4000), due_at: at(-900) }),
  inboxRow('i5', { state: 'done', holder: '1030', holder_name: '李某', done_at: at(600), has_note: true }),
]

export function inbox(scope: string): unknown[] {
  const kept: Record<string, (row: Record<string, unknown>) => boolean> = {
    waiting: (row) => row.state === 'new' || row.state === 'reopened',
    mine: (row) => row.state === 'taken' && row.holder === '1027',
    done: (row) => row.state === 'done',
  }
  return INBOX.filter(kept[scope] ?? ((row) => row.state !== 'done'))
}

export function inboxItem(id: string): unknown {
  const item = INBOX.find((row) => row.id === id)
  const source = item?.call ? { call: item.call, place: '北京', path: ['社会保险', '养老'], queue_name: '社保席', wait_seconds: 64, may_see: true } : null
  const history = [{ what: 'received', at: item?.received_at, by: '', by_name: '', agent: '', agent_name: '' }]
  return { item, source, history }
}

export const INBOX_SUMMARY = {
  at: at(0),
  kinds: { voicemail: { waiting: 1, taken: 1, overdue: 0 }, fax: { waiting: 1, taken: 0, overdue: 0 }, handover: { waiting: 1, taken: 0, overdue: 1 } },
}
