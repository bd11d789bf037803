import { count } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** The contract's indicators on the wire, and the words and lines drawn from them. */

export type Point = Schemas['PointOut']

export type End = Schemas['EndOut']

export type Reading = Schemas['ReadingOut']

export type Goal = Schemas['GoalOut']

export type Definition = Schemas['DefinitionOut']

export type Exclusion = Schemas['ExclusionOut']

export type LineStatus = 'lost' | 'watch' | 'met' | 'none'

export type Line = Schemas['LineOut']

export type Quarter = Schemas['QuarterOut']

export type Board = Schemas['BoardOut']

export const STANDINGS: readonly { key: LineStatus; name: string; note: string }[] = [
  { key: 'lost', name: '已失分', note: '扣减已发生或按现值将发生' },
  { key: 'watch', name: '需关注', note: '继续下滑将扣减' },
  { key: 'met', name: '达标', note: '' },
  { key: 'none', name: '暂无数据', note: '无登记，或本期无相关件' },
]

/** "1,459.60": thousands, two decimals, as text from the server, never through a float. */
export function money(yuan: string): string {
  const [integer = '0', part = '00'] = yuan.split('.')
  return `${integer.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${part}`
}

export function isSomething(yuan: string): boolean {
  return /[1-9]/.test(yuan)
}

/** What adds up over the days is drawn as it stood each day; a count as it came. */
export function cumulated(line: Line): { day: string; value: number }[] {
  if (line.family === 'volume' || line.family === 'headcount') return line.trend.map(({ day, value }) => ({ day, value }))
  let num = 0
  let den = 0
  return line.trend.map((point) => {
    num += point.num
    den += point.den
    return { day: point.day, value: den > 0 ? num / den : 0 }
  })
}

/** Where a chart of these begins and ends: a little beyond them, and from 0 to 1 where there is nothing but zeros. */
export function rangeOf(values: readonly number[]): { low: number; high: number } {
  const low = Math.min(...values)
  const high = values.every((value) => value === 0) ? 1 : Math.max(...values)
  const pad = (high - low || Math.abs(high)) * 0.08
  return { low: low - pad, high: high + pad }
}

/** Three lines across a chart, as whole numbers where they are written so; no two that read the same, and no "-0". */
export function marksOf({ low, high }: { low: number; high: number }, written: (value: number) => string, isInteger: boolean): { at: number; text: string }[] {
  const found = new Map<string, number>()
  for (const share of [0.08, 0.5, 0.92]) {
    const mark = low + (high - low) * share
    const at = isInteger ? Math.round(mark) + 0 : mark
    const text = written(at).replace(/^-(?=[0.]*%?$)/, '')
    if (!found.has(text)) found.set(text, at)
  }
  return [...found].map(([text, at]) => ({ at, text }))
}

/** In which order: what costs first; within a group by the contract's number. */
export function byRisk(lines: readonly Line[]): { key: LineStatus; name: string; note: string; lines: Line[] }[] {
  return STANDINGS.map((status) => ({ ...status, lines: lines.filter((line) => line.status === status.key) })).filter((group) => group.lines.length > 0)
}

export function forecastText(line: Line): string {
  if (line.forecast === null) return ''
  const { low, mid, high } = line.forecast
  const bare = (end: End): string => end.displayed_value.split(' ')[0] ?? end.displayed_value
  return low.displayed_value === high.displayed_value ? mid.displayed_value : `${bare(mid)}（${bare(low)}–${bare(high)}）`
}

/** What may still be taken by the end, beyond what is taken now. */
export function atStake(line: Line): string {
  const beyond = Number(line.worst) - Number(line.deduction)
  return beyond > 0 ? money(beyond.toFixed(2)) : '0.00'
}

/** What can still be won back, each way as a sentence; [] where nothing was lost or is about to be. */
export function waysBack(line: Line, quarterIsOver: boolean): string[] {
  if (line.status !== 'lost' && line.status !== 'watch') return []
  if (line.span === 'year') return yearly(line)
  if (quarterIsOver) return ['本季已结束，不能再挽回。结果有误时，在季度考核里提出异议。']
  const daysLeft = line.forecast?.days_left ?? 0
  if (line.goals.length > 0) return line.goals.map((goal) => goalSentence(goal, daysLeft))
  return [isSomething(line.deduction) ? `扣减已定，不能再挽回；余下 ${daysLeft} 天不再发生，就不会多扣。` : `余下 ${daysLeft} 天保持现在的水平，就不扣。`]
}

/** A volume: what is missing, and how much a day that comes to. */
function yearly(line: Line): string[] {
  const missing = Math.ceil(line.target_value - (line.value ?? 0))
  const daysLeft = line.forecast?.days_left ?? 0
  if (missing <= 0 || line.family !== 'volume') return ['按合同年结算，年末以前都可以挽回。']
  const total = `按合同年结算。距 ${line.target} 还差 ${count(missing)} ${line.unit}`
  return [daysLeft > 0 ? `${total}，余下 ${daysLeft} 天平均每天 ${count(Math.ceil(missing / daysLeft))} ${line.unit}。` : `${total}。`]
}

export function goalSentence(goal: Goal, daysLeft: number): string {
  const end = goal.met ? `达标（${goal.value}）` : `不扣（优于 ${goal.value}）`
  if (!goal.rest) return `季末已无法达到${goal.met ? '达标' : '不扣'}的 ${goal.value}。`
  const allowed = goal.misses === null || daysLeft === 0 ? '' : `：失分的不超过 ${count(goal.misses)} 件，平均每天 ${count(Math.floor(goal.misses / daysLeft))} 件`
  const inARow = goal.in_a_row === null ? '' : `从现在起连续 ${count(goal.in_a_row)} 件不失分也可达到。`
  return `余下 ${daysLeft} 天平均到 ${goal.rest}，季末${end}${allowed}。${inARow}`
}
