import { timeOfDay } from '@/shared/format'

import type { AlarmSeen, DisplayCell, Page, Tone } from './wire'

/** How old what a wall shows is, which page it shows, and where the page lies. */

export type Freshness = 'fresh' | 'late' | 'stopped'

/** Past this many seconds figures say their age, past FROZEN_AFTER they are hatched. */
export const LATE_AFTER = 2
export const FROZEN_AFTER = 10
/** Counted once a second and sent within half of one: the clock of the page ticks twice a second. */
const GRACE = 0.6

export function freshnessOf(ageSeconds: number): Freshness {
  if (ageSeconds > FROZEN_AFTER) return 'stopped'
  return ageSeconds > LATE_AFTER + GRACE ? 'late' : 'fresh'
}

/** What stands beside the title. */
export function ageSentence(ageSeconds: number, now: number, connected: boolean): string {
  const freshness = freshnessOf(ageSeconds)
  if (freshness === 'stopped') return `${connected ? '' : '连接断开，'}数据停在 ${timeOfDay(now - ageSeconds * 1000, true)}`
  if (!connected) return `连接断开 ${Math.floor(ageSeconds)} 秒，正在重连`
  return `数据 ${Math.floor(ageSeconds)} 秒前`
}

export const TONE_COLORS: Readonly<Record<Tone, string>> = { plain: 'inherit', near: 'var(--warn)', missed: 'var(--danger)' }

/** Which page is on: each for its seconds in turn, by the server's clock, so that screens side by side turn together. */
export function pageAt(now: number, pages: number, seconds: number): number {
  return pages > 1 ? Math.floor(now / 1000 / seconds) % pages : 0
}

/** A red alarm that nobody has taken holds the page that lists alarms, if one does; -1 for none. */
export function heldPage(pages: readonly Page[], alarms: readonly AlarmSeen[]): number {
  if (!alarms.some((alarm) => alarm.level === 'red' && !alarm.handled)) return -1
  return pages.findIndex((page) => page.tiles.some((tile) => tile.kind === 'alarms'))
}

const SHIFT_MINUTES = 10
const SHIFT_PIXELS = 4

/** Against burn-in: the whole page moves a little every ten minutes, around a square. */
export function shiftAt(now: number): { readonly x: number; readonly y: number } {
  const corner = Math.floor(now / 60_000 / SHIFT_MINUTES) % 4
  return { x: corner === 1 || corner === 2 ? SHIFT_PIXELS : 0, y: corner >= 2 ? SHIFT_PIXELS : 0 }
}

const dayParts = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', weekday: 'short' })

/** "11 月 24 日 周二" */
export function daySentence(now: number): string {
  const parts = Object.fromEntries(dayParts.formatToParts(now).map((part) => [part.type, part.value]))
  return `${parts.month} 月 ${parts.day} 日 ${parts.weekday}`
}

/** 0.4 → "多 40%"; what is about as usual says nothing. */
export function moreText(more: number | null): string {
  if (more === null || Math.abs(more) < 0.1) return ''
  return `${more > 0 ? '多' : '少'} ${Math.round(Math.abs(more) * 100)}%`
}

/** Beijing's districts as equal tiles, about where they lie: column and row from 0, of 5 by 4. */
export const DISTRICTS: Readonly<Record<string, readonly [number, number]>> = {
  延庆区: [1, 0],
  怀柔区: [2, 0],
  密云区: [3, 0],
  平谷区: [4, 0],
  门头沟区: [0, 1],
  昌平区: [1, 1],
  海淀区: [2, 1],
  顺义区: [3, 1],
  石景山区: [0, 2],
  西城区: [1, 2],
  东城区: [2, 2],
  朝阳区: [3, 2],
  通州区: [4, 2],
  房山区: [0, 3],
  丰台区: [1, 3],
  经开区: [2, 3],
  大兴区: [3, 3],
}

const HEATS = 5

/** 0 … 5: by the share of the largest; 0 for nothing. */
export function heatOf(value: number | null, largest: number): number {
  if (!value || largest <= 0) return 0
  return Math.max(1, Math.ceil((value / largest) * HEATS))
}

/** A round number at or above: 1, 2, 4, 5 times a power of ten, so that an axis of four parts has whole marks. */
export function axisTop(largest: number): number {
  if (largest <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 4, 5, 10].find((each) => each * power >= largest) ?? 10
  return step * power
}

/** A figure beneath another. Without a unit where nothing is counted yet: “— 秒” is no figure. */
export function figureText(cell: Pick<DisplayCell, 'name' | 'shown' | 'unit' | 'value'>): string {
  return `${cell.name} ${cell.shown}${cell.unit === '%' || cell.value === null ? '' : ` ${cell.unit}`}`
}
