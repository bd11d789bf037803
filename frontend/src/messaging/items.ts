import type { Schemas } from '@/wire/schemas'

/** What waits to be dealt with, on the wire, and the words for it. */

export type ItemKind = Schemas['ItemKind']
export type ItemState = Schemas['ItemState']
export type Scope = 'waiting' | 'mine' | 'open' | 'done'

export type InboxItem = Schemas['ItemOut']

export type Transition = Schemas['TransitionOut']

/** The call an item came by. */
export type ItemSource = Schemas['SourceOut']

export type ItemDetail = Schemas['ItemDetail']

/** Live document inbox/summary. */
export type InboxSummary = Schemas['InboxSummary']

export const KIND_LABELS: Readonly<Record<ItemKind, string>> = { voicemail: '留言', fax: '传真', handover: '12345 转来', text: '短信' }
export const SCOPE_LABELS: Readonly<Record<Scope, string>> = { waiting: '待领取', mine: '我领取的', open: '全部未办', done: '已办结' }
export const EMPTY_TEXTS: Readonly<Record<Scope, string>> = {
  waiting: '暂无待领取的',
  mine: '您暂无待办',
  open: '全部已办结',
  done: '暂无已办结',
}

/** Who has it, in a word or two. */
export function statusOf(item: InboxItem): string {
  const holder = `${item.holder} ${item.holder_name}`.trim()
  switch (item.state) {
    case 'taken':
      return `${holder} 办理中`
    case 'done':
      return `${holder} 已办结`
    case 'reopened':
      return '重新打开，待领取'
    default:
      return '待领取'
  }
}

/** "0:42" of a message, "3 页" of a fax, the case that 12345 named. */
export function gistOf(item: InboxItem, clock: (seconds: number) => string): string {
  if (item.kind === 'fax') return item.pages > 0 ? `${item.pages} 页` : ''
  if (item.kind === 'voicemail') return [clock(item.seconds), item.case_number].filter(Boolean).join(' · ')
  return item.case_number
}

const MINUTE_MS = 60_000

/** "还剩 1 小时 20 分", "超时 5 分"; nothing for what is done. */
export function timeLeft(item: InboxItem, now: number): string {
  if (item.state === 'done') return ''
  const left = Date.parse(item.due_at) - now
  const minutes = Math.floor(Math.abs(left) / MINUTE_MS)
  const hours = Math.floor(minutes / 60)
  const length = hours > 0 ? `${hours} 小时 ${minutes % 60} 分` : `${minutes} 分`
  return left < 0 ? `超时 ${length}` : `还剩 ${length}`
}

export function isLate(item: InboxItem, now: number): boolean {
  return item.state !== 'done' && Date.parse(item.due_at) < now
}

/** A line of the item's history. */
export function transitionLine(transition: Transition): string {
  const by = `${transition.by} ${transition.by_name}`.trim()
  const agent = `${transition.agent} ${transition.agent_name}`.trim()
  const lines: Record<string, string> = {
    received: '收到',
    taken: `${by} 领取`,
    assigned: `${by} 分派给 ${agent}`,
    put_back: transition.by === transition.agent ? `${by} 退回` : `${by} 将 ${agent} 的待办退回`,
    done: `${by} 办结`,
    reopened: `${by} 重新打开`,
    overdue: '超过办理时限',
  }
  return lines[transition.what] ?? transition.what
}

export interface Waiting {
  readonly waiting: number
  readonly overdue: number
}

/** What the rail's badge counts. */
export function waitingOf(summary: InboxSummary | undefined): Waiting {
  const counts = Object.values(summary?.kinds ?? {})
  return {
    waiting: counts.reduce((sum, each) => sum + each.waiting, 0),
    overdue: counts.reduce((sum, each) => sum + each.overdue, 0),
  }
}
