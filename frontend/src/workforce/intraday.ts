import { http } from '@/app/http'
import type { AgentDoc } from '@/routing/agents'
import { seatStateOf, seatWord } from '@/routing/seatStates'
import { count, rate } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

import type { Curves } from './forecast'

/** The day as it runs, on the wire and in words. */

export type Intraday = Schemas['IntradayOut']
export type DuePerson = Intraday['people'][number]
export type MealMove = Intraday['moves'][number]

/** What came, then what is likely now, beside the forecast that the day began with. */
export function curvesOfDay(day: Intraday): Curves {
  const none = day.slots.map(() => null)
  return {
    axis: day.slots.map(({ time }) => time),
    past: day.slots.map(({ came }) => came),
    expected: day.slots.map(({ likely }, at) => (at >= day.passed ? likely : null)),
    low: none,
    high: none,
    planned: day.slots.map(({ expected }) => expected),
  }
}

/** "比预测多 12.0%"; under one per cent it is as forecast. */
export function driftText(day: Intraday): string {
  const drift = day.factor - 1
  if (Math.abs(drift) < 0.01) return '与预测一致'
  return `比预测${drift > 0 ? '多' : '少'} ${rate(Math.abs(drift))}`
}

export const gapText = (gap: Intraday['gaps'][number]): string => `${gap.start}–${gap.end} 最多缺 ${gap.max_heads} 人，共缺 ${gap.hours.toFixed(1)} 工时`

/** 应在岗 and the like: what the roster has a person do now. */
export function plannedText(one: DuePerson): string {
  if (one.on_leave) return '请假'
  return one.planned === 'work' ? '在岗' : one.planned === 'meal' ? '用餐' : '—'
}

export function actualText(one: DuePerson): string {
  return one.state ? seatWord(seatStateOf({ state: one.state as AgentDoc['state'] }), one.reason) : '未签入'
}

/** Who deviates comes first, by how long; then who is due, then the rest. */
export function inOrder(people: readonly DuePerson[]): readonly DuePerson[] {
  const rank = (one: DuePerson): number => (one.deviates ? 0 : one.planned ? 1 : 2)
  return [...people].sort((a, b) => rank(a) - rank(b) || b.deviating_minutes - a.deviating_minutes || a.number.localeCompare(b.number))
}

/** Of those who should be at work now, how many are. */
export function presenceOf(people: readonly DuePerson[]): { readonly due: number; readonly present: number } {
  const due = people.filter(({ planned }) => planned === 'work')
  return { due: due.length, present: due.filter(({ deviates }) => !deviates).length }
}

export const callsText = (day: Intraday): string => `${count(day.came)} 通，预测 ${count(Math.round(day.expected))} 通`

export const intraday = {
  read: (): Promise<Intraday> => http.get('/api/workforce/day'),
  moveMeal: (number: string, minute: number): Promise<unknown> => http.put('/api/workforce/day/meals', { body: { number, minute } }),
}
