import type { RecordFilters } from '@/calls/records/filters'
import { type FilterRules, setOf } from '@/shared/list/address'
import { PERIOD_WORDS, spanOf } from '@/shared/list/period'

/** The library of recordings: what is on the wire, in which words, and what it is narrowed by. */

export interface LibraryRow {
  readonly call: string
  readonly at: string
  readonly direction: string
  /** Masked; empty when withheld. */
  readonly number: string
  readonly agent: string
  readonly agent_name: string
  readonly queue: string
  readonly queue_name: string
  readonly topic: string
  readonly topic_title: string
  readonly seconds: number
  readonly size: number
  readonly stored: Stored
  /** Why it is faulty; empty when it is not. */
  readonly why: string
  readonly held: boolean
  readonly rule: string
  readonly kept_until: string
}

export type Stored = 'raw' | 'archived' | 'deleted'

export interface LegalHold {
  readonly reason: string
  readonly by: string
  readonly by_name: string
  readonly at: string
  readonly lifted_at: string | null
  readonly lifted_by: string
  readonly lifted_by_name: string
  readonly lift_reason: string
}

export interface Download {
  readonly id: number
  readonly call: string
  readonly by: string
  readonly by_name: string
  readonly at: string
  readonly reason: string
  readonly size: number
}

export interface Proof {
  readonly checked_at: string
  readonly archived_at: string | null
  readonly read_at: string | null
  readonly deleted_at: string | null
  /** SM3 of the sound, and of the sealed file. */
  readonly digest: string
  readonly sealed: string
  readonly position: number | null
  readonly link: string
}

export interface Entry {
  readonly row: LibraryRow
  readonly proof: Proof
  readonly holds: readonly LegalHold[]
  readonly downloads: readonly Download[]
  readonly may_listen: boolean
  readonly may_hold: boolean
  readonly may_download: boolean
}

export const STORED_WORDS: Readonly<Record<Stored, string>> = { raw: '待归档', archived: '已归档', deleted: '已销毁' }

export const STATES: readonly (readonly [string, string])[] = [
  ['raw', '待归档'],
  ['archived', '已归档'],
  ['faulty', '有问题'],
  ['held', '封存中'],
  ['deleted', '已销毁'],
]

/** Stretches of length offered, as "shortest-longest" in seconds. */
export const LENGTHS: readonly (readonly [string, string])[] = [
  ['0-30', '30 秒以内'],
  ['30-180', '30 秒到 3 分'],
  ['180-600', '3 到 10 分'],
  ['600-', '10 分以上'],
]

export interface LibraryFilters extends Pick<RecordFilters, 'number' | 'agent' | 'period' | 'first' | 'last' | 'topic' | 'queue'> {
  state: string
  /** One of LENGTHS. */
  length: string
}

export const NO_FILTERS: Readonly<LibraryFilters> = {
  number: '',
  agent: '',
  period: 'week',
  first: '',
  last: '',
  topic: '',
  queue: '',
  state: '',
  length: '',
}

/** The parameters of GET /api/recordings. */
export function wireOf(filters: LibraryFilters, now: number): Record<string, string> {
  const { number, agent, topic, queue, state } = filters
  const [shortest = '', longest = ''] = filters.length.split('-')
  const fields = { number: number.trim(), agent: agent.trim(), topic, queue, state, shortest, longest }
  return { ...setOf(fields), ...spanOf(filters, now) }
}

export const LIBRARY_FILTERS: FilterRules<LibraryFilters> = {
  usual: NO_FILTERS,
  known: {
    period: (value) => value in PERIOD_WORDS,
    state: (value) => STATES.some(([state]) => state === value),
    length: (value) => LENGTHS.some(([length]) => length === value),
  },
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** 1890000 → "1.9 MB". */
export function bytes(size: number): string {
  const step = size < 1 ? 0 : Math.min(Math.floor(Math.log10(size) / 3), UNITS.length - 1)
  const value = size / 1000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[step]}`
}

/** The first and last of a digest, enough to compare by eye. */
export function shortDigest(digest: string): string {
  return digest ? `${digest.slice(0, 8)}…${digest.slice(-8)}` : '—'
}
