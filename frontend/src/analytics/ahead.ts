import { count, timeOfDay } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** 接下来: what a leader expects of the next two hours, in words. */
export type Ahead = Schemas['AheadOut']
export type Planned = Schemas['PlannedOut']

const LABELS: Readonly<Record<Planned['kind'], string>> = {
  callback: '约定回拨',
  announcement: '播报自动关闭',
  article: '知识发布',
  offices_open: '承办单位开始办公',
  offices_close: '承办单位结束办公',
  day_off: '休息日',
  working_day: '工作日',
}
const PLACES: Readonly<Partial<Record<Planned['kind'], string>>> = { callback: '/callbacks', announcement: '/announcements', article: '/knowledge/work' }

export interface AheadLine {
  readonly key: string
  readonly time: string
  readonly text: string
  readonly to?: string
}

/** What falls on one moment and is of one kind is one line; another kind of day is tomorrow. */
export function linesOf(ahead: Ahead): AheadLine[] {
  const groups = new Map<string, Planned[]>()
  for (const each of ahead.planned) {
    const key = `${each.kind} ${each.at.slice(0, 16)} ${each.name}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups].flatMap(([key, [first, ...others]]) => (first ? [lineOf(key, first, others.length + 1)] : []))
}

function lineOf(key: string, { at, kind, name }: Planned, times: number): AheadLine {
  const time = kind === 'day_off' || kind === 'working_day' ? '明天' : timeOfDay(at)
  const more = times > 1 ? ` ${times} 条` : ''
  return { key, time, text: kind === 'article' ? `${LABELS[kind]}“${name}”` : LABELS[kind] + more, to: PLACES[kind] }
}

/** Calls until the last quarter of an hour ends; undefined where too few days are recorded. */
export function totalOf(ahead: Ahead): number | undefined {
  return ahead.expected ? Math.round(ahead.expected.reduce((sum, each) => sum + each.calls, 0)) : undefined
}

export function sentenceOf(ahead: Ahead): string {
  const total = totalOf(ahead)
  if (!ahead.expected || total === undefined) return '历史不足，暂无法预计来电'
  const busiest = ahead.expected.toSorted((a, b) => b.calls - a.calls)[0]
  const peak = busiest && busiest.calls > 0 ? `，${timeOfDay(busiest.at)} 起一刻钟最多，约 ${Math.round(busiest.calls)} 通` : ''
  return `预计进入排队约 ${count(total)} 通${peak}`
}
