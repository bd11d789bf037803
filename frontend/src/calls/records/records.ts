import type { Mode } from '@/calls/liveCall'

/** Call records on the wire. */

export interface RecordRow {
  readonly id: string
  readonly at: string
  readonly direction: 'in' | 'out'
  /** Masked; empty when withheld. */
  readonly number: string
  readonly place: string
  readonly agent: string
  readonly agent_name: string
  readonly queue: string
  readonly queue_name: string
  readonly wait_seconds: number
  readonly talk_seconds: number
  readonly topic: string
  readonly topic_title: string
  readonly rating: number | null
  readonly hung_up_by: string
  readonly flags: readonly string[]
  readonly recording: RecordingState
  /** Of 12345, when it handed the caller over. */
  readonly case_number: string
}

export type RecordingState = 'none' | 'pending' | 'verified' | 'faulty' | 'deleted'

/** Why a recording is faulty. */
export const FAULTS: Readonly<Record<string, string>> = {
  missing: '文件不存在',
  short: '比通话短，或被截断',
  unreadable: '文件无法读取',
  altered: '内容与入库时不一致',
}

export interface JourneyPart {
  readonly kind: 'menu' | 'wait' | 'talk' | 'hold' | 'lost' | 'rating' | 'callback' | 'outside' | 'dial'
  readonly start: string
  readonly end: string | null
  readonly agent: string
  readonly queue: string
}

export interface RecordEvent {
  readonly subject: string
  readonly seq: number
  readonly at: string
  readonly type: string
  readonly actor: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Supervised {
  readonly leader: string
  readonly leader_name: string
  readonly started_at: string
  readonly ended_at: string | null
  readonly result: string
  readonly steps: readonly { readonly at: string; readonly mode: Mode; readonly agent: string; readonly agent_name: string; readonly reason: string }[]
}

export interface CallDetail {
  readonly row: RecordRow
  readonly ended_at: string | null
  readonly origin: string
  readonly dialed: string
  /** The call this one was dialled after, and those dialled after this one. */
  readonly after: string
  readonly following: readonly RecordRow[]
  /** Why nobody was reached. */
  readonly dial_failed: string
  readonly held_seconds: number
  readonly wrap_up_seconds: number
  readonly journey: readonly JourneyPart[]
  readonly rating: { readonly score: number | null; readonly skipped: string } | null
  readonly wrap_ups: readonly {
    readonly agent: string
    readonly agent_name: string
    readonly topic_title: string
    readonly disposition: string
    readonly sensitive: boolean
    readonly has_notes: boolean
    readonly saved_at: string | null
    readonly seconds: number | null
  }[]
  readonly recording: {
    readonly state: RecordingState
    readonly seconds: number
    readonly why: string
    readonly may_listen: boolean
  }
  /** Leaders who were with the call, as far as this reader may know. */
  readonly supervisions: readonly Supervised[]
  readonly events: readonly RecordEvent[]
}

export interface Peaks {
  readonly seconds: number
  readonly points: number
  readonly caller: readonly number[]
  readonly agent: readonly number[]
  readonly holds: readonly { readonly at: number; readonly seconds: number }[]
}

export const FLAG_WORDS: Readonly<Record<string, string>> = {
  to_rating: '已转评价',
  abandoned: '放弃',
  short_abandon: '5 秒内放弃',
  callback: '约了回呼',
  callback_done: '回呼接通',
  missed_offer: '有人漏接',
  switch_lost: '线路中断',
  agent_lost: '掉过线',
  handed_over: '12345 转来',
  self_service: '自助查询',
  voicemail: '留言',
  sensitive: '敏感',
  test: '测试',
}

export const HUNG_UP_WORDS: Readonly<Record<string, string>> = { caller: '来电人', agent: '坐席', leader: '班长', system: '系统' }

/** Flags worth a mark in the list; being passed to the rating is the rule, not a mark. */
const MARKS: readonly string[] = ['handed_over', 'self_service', 'voicemail', 'sensitive', 'switch_lost', 'agent_lost', 'missed_offer', 'callback', 'callback_done', 'test']

export function marksOf(row: RecordRow): string[] {
  const marks = MARKS.filter((flag) => row.flags.includes(flag)).map((flag) => FLAG_WORDS[flag] ?? flag)
  if (row.flags.includes('short_abandon')) return ['5 秒内放弃', ...marks]
  return row.flags.includes('abandoned') ? ['放弃', ...marks] : marks
}
