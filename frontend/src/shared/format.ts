/** Figures and times as people here write them: 24-hour clock, numbers before words, a dash for what was not measured. */

const ZONE = 'Asia/Shanghai'
const pad = (value: number): string => String(value).padStart(2, '0')

/** 222 → "03:42"; from one hour "1:02:09". */
export function clock(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(total % 60)}` : `${pad(minutes)}:${pad(total % 60)}`
}

/** 15 → "0:15", for countdowns and waits. */
export function shortClock(seconds: number): string {
  const total = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(total / 60)}:${pad(total % 60)}`
}

/** 222 → "3 分 42 秒". */
export function spoken(seconds: number): string {
  const total = Math.max(0, Math.round(seconds))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  if (hours > 0) return `${hours} 小时 ${minutes} 分`
  return minutes > 0 ? `${minutes} 分 ${total % 60} 秒` : `${total} 秒`
}

export function secondsBetween(from: string | null | undefined, to: number): number {
  return from ? Math.max(0, (to - Date.parse(from)) / 1000) : 0
}

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function take(moment: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]))
}

/** "10:24" or, with seconds, "10:24:06". */
export function timeOfDay(moment: number | string, seconds = false): string {
  const at = take(typeof moment === 'string' ? Date.parse(moment) : moment)
  return seconds ? `${at.hour}:${at.minute}:${at.second}` : `${at.hour}:${at.minute}`
}

/** "2025-11-24" in Beijing. */
export function dayOf(moment: number | string): string {
  const at = take(typeof moment === 'string' ? Date.parse(moment) : moment)
  return `${at.year}-${at.month}-${at.day}`
}

/** 今天 09:41 · 11-24 09:41 · 2024-11-24. */
export function when(moment: string, now: number): string {
  const day = dayOf(moment)
  if (day === dayOf(now)) return `今天 ${timeOfDay(moment)}`
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? `${day.slice(5)} ${timeOfDay(moment)}` : day
}

/** 刚刚 · 43 分钟前 · 今天 09:41, for prompts about the same day. */
export function ago(moment: string, now: number): string {
  const minutes = Math.floor(secondsBetween(moment, now) / 60)
  if (minutes < 1) return '刚刚'
  return minutes < 60 ? `${minutes} 分钟前` : when(moment, now)
}

/** 0.9263 → "92.6%"; a miss that rounding would hide prints "<100.0%". Null: nothing to measure. */
export function rate(value: number | null | undefined, decimals = 1): string {
  if (value === null || value === undefined) return '—'
  const text = (value * 100).toFixed(decimals)
  const hidesMiss = value < 1 && Number(text) >= 100
  return hidesMiss ? `<${text}%` : `${text}%`
}

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : value.toLocaleString('en-US')
}

/** "2001 李班长": somebody by number and, where it is known, name. */
export function person(number: string, name: string): string {
  return number === 'system' ? '系统' : `${number} ${name}`.trim()
}

/** What somebody wrote as a sentence: one full stop, whether it has one or not. */
export const sentence = (text: string): string => `${text.trim().replace(/。+$/, '')}。`

/** Who did what the row says. */
export function whoOf(row: { readonly by: string; readonly by_name: string }): string {
  return person(row.by, row.by_name)
}

const SIZE_UNITS = ['KB', 'MB', 'GB', 'TB'] as const

/** 1536 → "1.5 KB". */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const step = Math.min(Math.floor(Math.log2(bytes) / 10), SIZE_UNITS.length)
  return `${(bytes / 1024 ** step).toFixed(1)} ${SIZE_UNITS[step - 1]}`
}
