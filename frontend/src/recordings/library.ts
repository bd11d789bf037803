import type { RecordFilters } from '@/records/filters'
import { type FilterRules, setOf } from '@/shared/list/address'
import type { Column } from '@/shared/list/columns'
import { PERIOD_LABELS, spanOf } from '@/shared/list/period'
import type { Schemas } from '@/wire/schemas'

/** The library of recordings: what is on the wire, in which words, and what it is narrowed by. */

export type LibraryRow = Schemas['LibraryRow']

export type Stored = 'raw' | 'archived' | 'deleted'

export type LegalHold = Schemas['LegalHoldOut']

export type Download = Schemas['DownloadOut']

export type Proof = Schemas['ProofOut']

export type Entry = Schemas['EntryOut']

export const STORED_LABELS: Readonly<Record<Stored, string>> = { raw: '待归档', archived: '已归档', deleted: '已销毁' }

/** Beside 时间, which the list always has. */
export const LIBRARY_COLUMNS: readonly Column[] = [
  { key: 'number', word: '号码' },
  { key: 'agent', word: '坐席' },
  { key: 'queue', word: '队列' },
  { key: 'topic', word: '主题' },
  { key: 'seconds', word: '时长' },
  { key: 'state', word: '状态' },
  { key: 'retained', word: '保存到' },
]

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
  /** What was said, as the transcripts have it. */
  phrase: string
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
  phrase: '',
}

/** The parameters of GET /api/recordings. */
export function wireOf(filters: LibraryFilters, now: number): Record<string, string> {
  const { number, agent, topic, queue, state } = filters
  const [shortest = '', longest = ''] = filters.length.split('-')
  const fields = { number: number.trim(), agent: agent.trim(), topic, queue, state, shortest, longest, phrase: filters.phrase.trim() }
  return { ...setOf(fields), ...spanOf(filters, now) }
}

export const LIBRARY_FILTERS: FilterRules<LibraryFilters> = {
  defaults: NO_FILTERS,
  known: {
    period: (value) => value in PERIOD_LABELS,
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
