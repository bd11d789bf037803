import { describe, expect, it } from 'vitest'

import type { AgentDoc, AgentState } from '@/routing/agents'
import { shortSkill, type TemporarySkill, skillsOf } from '@/routing/temporarySkills'
import { comparing, countIn, EVERY_SEAT, fits, type SeatFilter } from '@/routing/seatFilter'
import { type Seat, seatOf } from '@/routing/seats'

const NOW = Date.parse('2026-11-25T02:24:00Z')
const NAMES = { social: '社会保险', labor: '劳动监察', general: '综合咨询' }

function seat(id: string, name: string, state: AgentState, seconds: number, skills: Record<string, number>, group = '早班一组'): Seat {
  const since = new Date(NOW - seconds * 1000).toISOString()
  return seatOf({ id, name, group, skills, state, since, reason: '' } as unknown as AgentDoc, null)
}

const SEATS = [
  seat('1001', '王晓芳', 'ready', 10, { social: 5, general: 3 }),
  seat('1002', '李强', 'talking', 700, { labor: 4 }),
  seat('1003', '张伟', 'wrap_up', 20, { social: 2 }, '早班二组'),
  seat('1004', '陈静', 'signed_out', 9000, { labor: 5, social: 3 }),
]
const shown = (filter: Partial<SeatFilter>): string[] => {
  const whole = { ...EVERY_SEAT, ...filter }
  return SEATS.filter((one) => fits(one, whole, NOW)).sort(comparing(whole)).map((one) => one.agent.id)
}

describe('seats are found', () => {
  it.each([
    [{ text: '100' }, ['1002', '1003', '1001', '1004']],
    [{ text: '晓' }, ['1001']],
    [{ text: 'WXF' }, ['1001']],
    [{ text: 'lq' }, ['1002']],
    [{ group: '早班二组' }, ['1003']],
    [{ skill: 'social' }, ['1003', '1001', '1004']],
    [{ state: 'talk' as const }, ['1002']],
    [{ state: 'look' as const }, ['1002']],
    [{ skill: 'social', text: 'wxf', state: 'ready' as const }, ['1001']],
    [{ skill: 'labor', state: 'ready' as const }, []],
  ])('by %o', (filter, ids) => {
    expect(shown(filter)).toEqual(ids)
  })

  it.each([
    ['number', '', ['1001', '1002', '1003', '1004']],
    ['name', '', ['1004', '1002', '1001', '1003']],
    ['time', '', ['1002', '1003', '1001', '1004']],
    ['level', '', ['1001', '1004', '1002', '1003']],
    ['level', 'social', ['1001', '1004', '1003']],
  ] as const)('in the order of %s (%s)', (order, skill, ids) => {
    expect(shown({ order, skill })).toEqual(ids)
  })

  it('and counted', () => {
    expect([countIn(SEATS, 'all', NOW), countIn(SEATS, 'look', NOW), countIn(SEATS, 'away', NOW)]).toEqual([4, 1, 0])
  })
})

describe('what an agent can do', () => {
  it('is told best first, what is lent marked', () => {
    const loans = [{ skill: 'labor' }] as unknown as TemporarySkill[]
    const found = skillsOf({ skills: { social: 3, labor: 3, general: 5 }, loans }, NAMES)
    expect(found.map((one) => [one.name, one.level, one.temporary])).toEqual([['综合咨询', 5, false], ['社会保险', 3, false], ['劳动监察', 3, true]])
    expect(found.map(shortSkill)).toEqual(['综合5', '社会3', '劳动3'])
  })
})
