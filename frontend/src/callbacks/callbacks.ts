import { unmetSentence } from '@/calls/dial/dialTexts'
import { timeOfDay, when } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Citizens to be rung up, on the wire and in words. */

export type CallBackTry = Schemas['TryOut']

export type CallBackRow = Schemas['CallBackRow']

export const KINDS: readonly (readonly [string, string])[] = [
  ['queued', '排队留号'],
  ['flow', '按键登记'],
  ['promised', '约定回拨'],
  ['rating', '评价不满意'],
  ['line', '线路中断'],
  ['asked', '网上登记'],
  ['correction', '纠错回访'],
]
export const KIND_LABELS: Readonly<Record<string, string>> = Object.fromEntries(KINDS)

/** What an agent may say came of the last try. */
export const SAYABLE: readonly (readonly [string, string])[] = [
  ['reached', '已联系上'],
  ['later', '另约时间'],
  ['wrong_number', '不是本人'],
  ['declined', '不再需要'],
  ['no_answer', '无人接听'],
]
/** The same where a wrong answer is put right: a talk alone does not settle it. */
export const CORRECTION_SAYABLE: readonly (readonly [string, string])[] = [
  ['corrected', '已纠正'],
  ['later', '另约时间'],
  ['wrong_number', '不是本人'],
  ['declined', '不愿接听'],
  ['no_answer', '未接通'],
]
const RESULT_LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SAYABLE),
  corrected: '已纠正',
  not_reached: '三次未联系上',
  closed: '已关闭',
  '': '正在通话',
}

export function resultWord(result: string): string {
  return RESULT_LABELS[result] ?? unmetSentence(result)
}

/** The next try may be made now. */
export function mayTry(row: CallBackRow, now: number): boolean {
  return row.closed_at === null && Date.parse(row.next_try) < now
}

/** The citizen waits: since the moment of a try, or where a wrong answer is put right, since its deadline. */
export function isLate(row: CallBackRow, now: number): boolean {
  return mayTry(row, now) && (!row.correction || Date.parse(row.due_at) < now)
}

/** When to ring, or how it ended, in a word or two. */
export function dueText(row: CallBackRow, now: number): string {
  if (row.closed_at) return `${resultWord(row.result)} · ${when(row.closed_at, now)}`
  if (row.correction && row.tries.at(-1)?.result === 'reached') return '待登记结果'
  if (row.correction && mayTry(row, now)) return `${isLate(row, now) ? '已超期，应在 ' : ''}${promisedText(row.due_at, now)} 前`
  if (mayTry(row, now)) return row.kind === 'promised' && row.tries.length === 0 ? `约定 ${when(row.due_at, now)}` : '可拨打'
  return `${when(row.next_try, now)} 以后`
}

const BEIJING_MS = 8 * 3_600_000

/** A moment as a field for date and time wants it, on Beijing's clock whatever the machine's. */
export function fieldOf(moment: number): string {
  return new Date(moment + BEIJING_MS).toISOString().slice(0, 16)
}

/** Empty when the field is. */
export function momentOf(field: string): string {
  const moment = Date.parse(`${field}:00+08:00`)
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString()
}

/** Moments one would promise: in two hours, this afternoon, tomorrow morning. */
export function suggestions(now: number): { readonly word: string; readonly field: string }[] {
  const today = fieldOf(now).slice(0, 10)
  const tomorrow = fieldOf(now + 24 * 3_600_000).slice(0, 10)
  const all = [
    { word: '两小时后', field: fieldOf(now + 2 * 3_600_000) },
    { word: '今天 15:30', field: `${today}T15:30` },
    { word: '明天 09:30', field: `${tomorrow}T09:30` },
    { word: '明天 15:30', field: `${tomorrow}T15:30` },
  ]
  return all.filter(({ field }) => field > fieldOf(now))
}

export function promisedText(due: string, now: number): string {
  const day = when(due, now)
  return day.includes(':') ? day : `${day} ${timeOfDay(due)}`
}
