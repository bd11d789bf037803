import { initials } from '@/shared/pinyin'

import type { SeatState } from './seatStates'
import { byStateThenTime, lookAt, type Seat } from './seats'

/** Which seats a leader wants to see, and in what order. */

export type StateFilter = 'all' | 'look' | SeatState
export type SeatOrder = 'state' | 'time' | 'number' | 'name' | 'level'

export interface SeatFilter {
  /** Part of a number, a name, or the initials of a name. */
  readonly text: string
  /** "" is any. */
  readonly group: string
  readonly state: StateFilter
  readonly skill: string
  readonly order: SeatOrder
}

export const EVERY_SEAT: SeatFilter = { text: '', group: '', state: 'all', skill: '', order: 'state' }

export const ORDER_LABELS: Readonly<Record<SeatOrder, string>> = { state: '状态', time: '时长', level: '等级', number: '工号', name: '姓名' }

export function isNamed({ agent }: Seat, text: string): boolean {
  const needle = text.trim().toLowerCase()
  return needle === '' || agent.id.includes(needle) || agent.name.includes(needle) || initials(agent.name).startsWith(needle)
}

function isInState(seat: Seat, state: StateFilter, now: number): boolean {
  if (state === 'all') return true
  if (state === 'look') return lookAt(seat, now) !== null
  return seat.state === state || (state === 'talk' && seat.state === 'hold')
}

export function fits(seat: Seat, filter: SeatFilter, now: number): boolean {
  const { agent } = seat
  return (
    (filter.group === '' || agent.group === filter.group) &&
    (filter.skill === '' || filter.skill in agent.skills) &&
    isNamed(seat, filter.text) &&
    isInState(seat, filter.state, now)
  )
}

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const byNumber = (a: Seat, b: Seat): number => (a.agent.id < b.agent.id ? -1 : 1)

/** Equals never change places: the number decides. */
export function comparing({ order, skill }: Pick<SeatFilter, 'order' | 'skill'>): (a: Seat, b: Seat) => number {
  const best = ({ agent }: Seat): number => (skill ? (agent.skills[skill] ?? 0) : Math.max(0, ...Object.values(agent.skills)))
  const timed = ({ state, since }: Seat): string => (state === 'off' ? '9' : since)
  switch (order) {
    case 'state':
      return byStateThenTime
    case 'time':
      return (a, b) => (timed(a) === timed(b) ? byNumber(a, b) : timed(a) < timed(b) ? -1 : 1)
    case 'level':
      return (a, b) => best(b) - best(a) || byNumber(a, b)
    case 'name':
      return (a, b) => collator.compare(a.agent.name, b.agent.name) || byNumber(a, b)
    default:
      return byNumber
  }
}

/** How many seats are in each state, for the words on the filters. */
export function countIn(seats: readonly Seat[], state: StateFilter, now: number): number {
  return seats.filter((seat) => isInState(seat, state, now)).length
}
