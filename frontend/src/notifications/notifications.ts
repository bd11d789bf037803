import type { IconName } from '@/shared/icons'
import type { Level } from '@/shared/LevelTag.vue'
import type { components } from '@/wire/api'

/** One's own notifications as they come over the wire, and how they are shown. */

type Schemas = components['schemas']

export type Urgency = Schemas['Urgency']
/** One of the newest unread ones on the live document. */
export type NewNotification = Schemas['NewNotification']
/** Live document `notifications/<own number>`; absent for who never had any. */
export type OwnNotifications = Schemas['OwnNotifications']
export type NotificationRow = Schemas['NotificationOut']
export type NotificationPage = Schemas['NotificationsOut']
export type Channel = Schemas['Channel']
/** A kind as one has it: `required` stays on the list. */
export type Choice = Schemas['ChoiceOut']

export const NONE: OwnNotifications = { unread: 0, urgent: 0, newest: [] }

/** Word, shape and colour; what is routine has no tag. */
export const URGENCY_TAGS: Readonly<Record<Exclude<Urgency, 'routine'>, { readonly word: string; readonly level: Level }>> = {
  urgent: { word: '紧急', level: 'red' },
  important: { word: '重要', level: 'orange' },
}

/** By the first part of the kind: `case.deadline` is of cases. */
const KIND_ICONS: Readonly<Record<string, IconName>> = {
  case: 'doc',
  unread: 'users',
  approval: 'check',
  knowledge: 'book',
  report: 'chart',
  callback: 'phone',
  notice: 'mail',
  fault: 'tri',
  security: 'lock',
}

export function iconOf(kind: string): IconName {
  return KIND_ICONS[kind.split('.')[0] ?? ''] ?? 'bell'
}

/** "3 条未读，1 条紧急". */
export function unreadSentence(own: OwnNotifications): string {
  if (own.unread === 0) return '暂无未读通知'
  return own.urgent > 0 ? `${own.unread} 条未读，${own.urgent} 条紧急` : `${own.unread} 条未读`
}

/** What the badge says: from a hundred on the number no longer helps. */
export function badgeOf(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}

export interface DayGroup {
  readonly day: string
  readonly rows: readonly NotificationRow[]
}

/** Rows that are in order, by day; `dayOf` names a row's day. */
export function byDay(rows: readonly NotificationRow[], dayOf: (moment: string) => string): DayGroup[] {
  const groups: { day: string; rows: NotificationRow[] }[] = []
  for (const row of rows) {
    const day = dayOf(row.received_at)
    const last = groups.at(-1)
    if (last?.day === day) last.rows.push(row)
    else groups.push({ day, rows: [row] })
  }
  return groups
}

/** A fresh first page over what was read before: the new and changed ones replace, further pages stay. */
export function withFirstPage(known: readonly NotificationRow[], first: NotificationPage): NotificationRow[] {
  const oldest = first.rows.at(-1)
  if (first.next === null || !oldest) return [...first.rows]
  const at = known.findIndex((row) => row.id === oldest.id)
  return at < 0 ? [...first.rows] : [...first.rows, ...known.slice(at + 1)]
}
