import type { Way } from '../flow'

/** The condition of a way in words. */

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
export const DAYS = { working: '工作日', holiday: '休息日' } as const

export function wayText(way: Way): string {
  return [way.day ? DAYS[way.day] : '', weekdayText(way.weekdays ?? []), clockText(way), factText(way)].filter(Boolean).join(' ')
}

/** "周一至周五", "周六、周日". */
export function weekdayText(days: readonly number[]): string {
  const sorted = [...days].sort((one, other) => one - other)
  const name = (day: number | undefined): string => WEEKDAYS[(day ?? 1) - 1] ?? ''
  const inOneRow = sorted.length > 2 && sorted.every((day, at) => at === 0 || day === (sorted[at - 1] ?? 0) + 1)
  return inOneRow ? `${name(sorted[0])}至${name(sorted.at(-1))}` : sorted.map(name).join('、')
}

/** "9:00", "9：00" and "0900" are 09:00; what is no time stays as it was typed, to be told so; nothing is null. */
export function clockOf(typed: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})[:：]?(\d{2})$/.exec(typed.trim()) ?? []
  return hours && minutes ? `${hours.padStart(2, '0')}:${minutes}` : typed.trim() || null
}

function clockText({ from, to }: Way): string {
  if (!from && !to) return ''
  const overnight = from && to && from > to ? '次日' : ''
  return `${from || '00:00'}–${overnight}${to || '24:00'}`
}

function factText({ fact, equals = [] }: Way): string {
  if (!fact) return ''
  if (fact === 'repeat' && (equals.length === 0 || equals.includes('yes'))) return '重复来电'
  return equals.length > 0 ? `${factName(fact)}为${equals.join('或')}` : `有${factName(fact)}`
}

/** What callcontrol knows of every caller. */
export const KNOWN_FACTS: Readonly<Record<string, string>> = { repeat: '重复来电', place: '号码归属地', dialed: '拨打的号码' }

export function factName(fact: string): string {
  return KNOWN_FACTS[fact] ?? fact
}
