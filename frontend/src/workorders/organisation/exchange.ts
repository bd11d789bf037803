import type { Schemas } from '@/wire/schemas'

/** The exchange with 12345 on the wire, and its messages as lines that are read. Bodies stay where they are. */

export const EXCHANGE = '/api/workorders/exchange'

export type Sent = Schemas['SentOut']

export type Received = Schemas['ReceivedOut']

export type Exchange = Schemas['ExchangeOut']

export interface Message {
  readonly key: string
  readonly id: number
  readonly at: string
  readonly kind: string
  readonly word: string
  readonly external: string
  readonly case: string
  readonly number: string
  readonly state: string
  readonly status: string
  readonly tone: '' | 'ok' | 'warn' | 'danger'
  readonly more: string
}

const OURS: Readonly<Record<string, string>> = { accepted: '已受理', signed: '已签收', contacted: '已联系诉求人', progress: '办理进展', extended: '申请延期', returned: '退回', closed: '办结', ended: '结束' }
const THEIRS: Readonly<Record<string, string>> = { dispatch: '派单', urge: '催办', rework: '退回重办', return_decided: '退单答复', withdraw: '撤单', judged: '评判' }

export function linesOf(exchange: Exchange, way: 'sent' | 'received'): Message[] {
  return way === 'sent' ? exchange.sent.map(sentLine) : exchange.received.map(receivedLine)
}

function sentLine(row: Sent): Message {
  const line = { key: `sent-${row.id}`, id: row.id, at: row.written_at, kind: row.kind, word: OURS[row.kind] ?? row.kind, external: row.external, case: row.case, number: row.number, state: row.state }
  if (row.state === 'taken') return { ...line, status: '对方已收', tone: 'ok', more: '' }
  if (row.state === 'refused') return { ...line, status: '被拒', tone: 'danger', more: `对方返回 ${row.status}` }
  return { ...line, status: '待发', tone: row.tries > 0 ? 'warn' : '', more: row.tries > 0 ? `已试 ${row.tries} 次，${row.status ? `对方返回 ${row.status}` : '未连接'}` : '' }
}

function receivedLine(row: Received): Message {
  const taken = row.status < 300
  return { key: `received-${row.id}`, id: 0, at: row.at, kind: row.kind, word: THEIRS[row.kind] ?? row.kind, external: row.external, case: '', number: '', state: taken ? 'taken' : 'refused_by_us', status: taken ? '已处理' : '未采纳', tone: taken ? 'ok' : 'warn', more: taken ? '' : `答了 ${row.status}` }
}
