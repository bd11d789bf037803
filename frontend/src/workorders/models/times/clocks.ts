import type { Clock, Term, Unit } from '../model'

/** Deadlines in the words they are written in. */

const UNITS: readonly (readonly [Unit, string])[] = [
  ['working_days', '个工作日'],
  ['working_hours', '工作小时'],
  ['minutes', '分钟'],
  ['hours', '小时'],
  ['days', '天'],
]

/** {5, working_days} → "5个工作日". */
export function termText(term: Term | undefined): string {
  return term ? `${term.amount}${UNITS.find(([unit]) => unit === term.unit)?.[1] ?? '天'}` : ''
}

/** The other way round; undefined for what cannot be read. */
export function termIn(text: string): Term | undefined {
  const found = /^(\d{1,4})\s*(个?工作日|工作小时|分钟|小时|天|日)$/.exec(text.trim())
  if (!found || Number(found[1]) < 1) return undefined
  const unitText = found[2] === '工作日' ? '个工作日' : found[2] === '日' ? '天' : found[2]
  return { amount: Number(found[1]), unit: UNITS.find(([, word]) => word === unitText)?.[0] ?? 'days' }
}

/** "50%、80%" → [0.5, 0.8]; what is no share in between is left out. */
export function sharesIn(text: string): number[] {
  const found = [...text.matchAll(/\d+/g)].map(([number]) => Number(number) / 100).filter((share) => share > 0 && share < 1)
  return [...new Set(found)].toSorted((a, b) => a - b)
}

export function sharesText(shares: readonly number[]): string {
  return shares.map((share) => `${Math.round(share * 100)}%`).join('、')
}

/** The first one runs while a department deals with the case, for as long as the dispatch table says. */
export function newClock(taken: readonly Clock[], step: string, isDepartments: boolean): Clock {
  let n = taken.length + 1
  while (taken.some((clock) => clock.id === `clock_${n}`)) n += 1
  return {
    id: `clock_${n}`, name: '办理', starts: [step], stops: [step], terms: { '': { amount: 5, unit: 'working_days' } }, outcomes: [],
    alerts: { warn_at: [0.8], escalate: [] }, dispatched: isDepartments && !taken.some((clock) => clock.dispatched), external: false, extendable: false, pausable: false, ours: false,
  }
}

/** GD{date}{n:5} on a day → GD2026112600001; "" for what is no pattern. */
export function numberLike(pattern: string, day: string): string {
  if (!/^[A-Z0-9-]{0,10}\{(date|year)\}[A-Z0-9-]{0,4}\{n(:\d)?\}$/.test(pattern)) return ''
  const digits = Number(/\{n:(\d)\}/.exec(pattern)?.[1] ?? 1)
  return pattern.replace('{date}', day.replaceAll('-', '')).replace('{year}', day.slice(0, 4)).replace(/\{n(:\d)?\}/, '1'.padStart(digits, '0'))
}
