import { describe, expect, it } from 'vitest'

import type { LiveCall } from '@/calls/liveCall'
import type { AgentDoc, AgentState } from '@/routing/agents'
import { inStableOrder } from '@/routing/calmOrder'
import { byStateThenTime, lookAt, lookText, seatOf } from '@/routing/seats'
import { toneOf } from '@/routing/targets'

const NOW = Date.parse('2026-11-25T02:24:00Z')

function seat(id: string, state: AgentState, seconds: number, reason = '', call: Partial<LiveCall> | null = null) {
  const since = new Date(NOW - seconds * 1000).toISOString()
  const agent = { id, name: '陈某', group: '', skills: {}, state, since, reason } as unknown as AgentDoc
  return seatOf(agent, call as LiveCall | null)
}

describe('a seat needs a look', () => {
  it.each([
    ['talking', 600, '', null],
    ['talking', 728, '', '通话过长'],
    ['wrap_up', 61, '', '话后超 60 秒'],
    ['not_ready', 1290, '小休', '小休超 15 分钟'],
    ['not_ready', 9999, '用餐', null],
    ['missed', 1, '', '漏接，已停派'],
    ['ready', 9999, '', null],
  ] as const)('%s for %d seconds (%s): %s', (state, seconds, reason, why) => {
    expect(lookAt(seat('1042', state, seconds, reason), NOW)?.why ?? null).toBe(why)
  })

  it('when its caller hears music because the line died', () => {
    expect(lookAt(seat('1042', 'talking', 5, '', { lost_since: '2026-11-25T02:23:58Z' }), NOW)?.level).toBe('orange')
  })
})

describe('an urgent alarm', () => {
  it('marks the seat it is about, after a raised hand and before anything else', () => {
    const plain = seat('1042', 'talking', 5)
    expect(lookAt({ ...plain, alarm: '紧急情况来电' }, NOW)).toEqual({ level: 'red', why: '紧急情况来电' })
    const asking = seat('1042', 'talking', 5, '', { help_asked_at: '2026-11-25T02:23:58Z', help_text: '', agent: '1042' })
    expect(lookAt({ ...asking, alarm: '紧急情况来电' }, NOW)?.why).toBe('举手：请班长来')
  })
})

describe('the order of seats', () => {
  it('is by state, then longest first, then number, whatever order they came in', () => {
    const seats = [seat('3', 'ready', 5), seat('2', 'talking', 10), seat('1', 'talking', 90), seat('5', 'signed_out', 1), seat('4', 'ready', 5)]
    const sorted = [...seats].sort(byStateThenTime).map((one) => one.agent.id)
    const reversed = [...seats].reverse().sort(byStateThenTime).map((one) => one.agent.id)
    expect(sorted).toEqual(['1', '2', '3', '4', '5'])
    expect(reversed).toEqual(sorted)
  })

  it('stays as fixed until renewed, with newcomers at the end and no holes', () => {
    const name = (one: string): string => one
    expect(inStableOrder(['d', 'a', 'c'], ['c', 'b', 'a'], name)).toEqual(['c', 'a', 'd'])
  })

  it('says in words what a colour says', () => {
    expect(lookText(lookAt(seat('1042', 'talking', 728), NOW))).toBe('提醒，通话过长')
    expect(lookText(null)).toBe('')
  })
})

describe('the answer rate', () => {
  it('is judged unrounded against 92 %, with a warning margin up to 95 %', () => {
    expect([0.95, 0.9499, 0.92, 0.9199999, null].map(toneOf)).toEqual(['plain', 'near', 'near', 'missed', 'plain'])
  })
})
