import { dayOf } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** What leaders tell agents in writing: whom, for how long, who has read it. */

/** Live document `notices/<id>` of one's own desk. */
export type ActiveNotice = Schemas['OwnNotice']

/** A row of GET /api/desk/notices. */
export type OwnNotice = Schemas['OwnNoticeOut']

/** Live document `notices/<id>` of the floor. */
export type FloorNotice = Schemas['NoticeDoc']

export type Receipt = Schemas['ReceiptOut']

/** A row of GET /api/live/notices. */
export type Notice = Schemas['NoticeOut']

export type Audience = 'all' | 'group' | 'queue' | 'agents'

export const AUDIENCES: readonly (readonly [Audience, string])[] = [
  ['all', '全体坐席'],
  ['group', '班组'],
  ['queue', '队列'],
  ['agents', '指定坐席'],
]
export const LONGEST = 300
const DAY_MINUTES = 24 * 60
const SHORTEST_MINUTES = 5
const MINUTE_MS = 60_000

/** How long it may stand: minutes and words; "today" ends with the Beijing day. */
export function lastings(now: number): readonly (readonly [number, string])[] {
  const midnight = Date.parse(`${dayOf(now)}T00:00:00+08:00`) + DAY_MINUTES * MINUTE_MS
  const today = Math.max(SHORTEST_MINUTES, Math.floor((midnight - now) / MINUTE_MS))
  return [
    [30, '30 分钟'],
    [60, '1 小时'],
    [240, '4 小时'],
    [today, '今天内'],
  ]
}

/** What is not read yet, important ones first, then the oldest. */
export function unreadOf<T extends ActiveNotice>(notices: readonly T[]): T[] {
  return notices
    .filter((one) => one.read_at === null)
    .sort((a, b) => Number(b.important) - Number(a.important) || (a.sent_at < b.sent_at ? -1 : 1))
}

/** Who has not read it first, then who did, the latest first. */
export function inOrder(receipts: readonly Receipt[]): Receipt[] {
  const key = ({ read_at }: Receipt): string => read_at ?? '~'
  return [...receipts].sort((a, b) => (key(a) === key(b) ? (a.agent < b.agent ? -1 : 1) : key(a) > key(b) ? -1 : 1))
}

/** The receipts as the live document has them now, with the names the list knows. */
export function withLive(notice: Notice, live: Pick<FloorNotice, 'read'> | undefined): readonly Receipt[] {
  return notice.receipts.map((receipt) => ({ ...receipt, read_at: live?.read[receipt.agent] ?? receipt.read_at }))
}

export function readCount(receipts: readonly Receipt[]): number {
  return receipts.filter((receipt) => receipt.read_at !== null).length
}

export function isOver(notice: Pick<Notice, 'until' | 'withdrawn_at'>, now: number): boolean {
  return notice.withdrawn_at !== null || Date.parse(notice.until) <= now
}
