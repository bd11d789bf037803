import { describe, expect, it } from 'vitest'

import { type Exchange, linesOf, type Sent } from '@/workorders/organisation/exchange'

const SENT: Sent = { id: 7, case: 'case-1', number: 'GD1', external: 'SZ9', kind: 'closed', written_at: '2026-11-26T01:00:00Z', state: 'waiting', tries: 0, status: 0, due_at: '2026-11-26T01:00:05Z' }
const exchange = (sent: Partial<Sent>): Exchange => ({ on: true, waiting: 1, refused: 0, sent: [{ ...SENT, ...sent }], received: [{ id: 'm1', kind: 'urge', external: 'SZ9', at: '', status: 404, answer: {} }] })
const read = (sent: Partial<Sent>): readonly unknown[] => linesOf(exchange(sent), 'sent').map((one) => [one.word, one.status, one.tone, one.more])[0] ?? []

describe('与 12345 的报文', () => {
  it('待发的说试过几次、对方怎样', () => {
    expect(read({})).toEqual(['办结', '待发', '', ''])
    expect(read({ tries: 3 })).toEqual(['办结', '待发', 'warn', '已试 3 次，未连接'])
    expect(read({ tries: 3, status: 503 })).toEqual(['办结', '待发', 'warn', '已试 3 次，对方返回 503'])
  })

  it('被拒的要人来看，收了的安静', () => {
    expect(read({ state: 'refused', status: 422 })).toEqual(['办结', '被拒', 'danger', '对方返回 422'])
    expect(read({ state: 'taken', kind: 'something_new' })).toEqual(['something_new', '对方已收', 'ok', ''])
  })

  it('来文未采纳的说得出', () => expect(linesOf(exchange({}), 'received')[0]).toMatchObject({ word: '催办', status: '未采纳', more: '答了 404' }))
})
