import type { RouteLocationRaw } from 'vue-router'

import { resultWord, KIND_LABELS as CALLBACK_KINDS } from '@/callbacks/callbacks'
import { RATING_LABELS } from '@/calls/figures'
import { KIND_LABELS as ITEM_KINDS } from '@/messaging/items'
import { REPLY_MEANINGS, TEXT_PROGRESS } from '@/records/texts'
import { dayOf, spoken } from '@/shared/format'
import type { IconName } from '@/shared/icons'
import type { FilterRules } from '@/shared/list/address'
import type { Schemas } from '@/wire/schemas'
import { STATES as CASE_STATES } from '@/workorders/list/cases'

/** A citizen's contacts of every kind, and the words for them. */

export type Contact = Schemas['ContactOut']
export type Contacts = Schemas['ContactsOut']
export type ContactKind = Contact['kind']

export interface ContactFilters {
  /** A handle of the number, or the call or case whose citizen is meant: one of the three. */
  number: string
  call: string
  case: string
  kind: ContactKind | ''
}

export const KINDS: Readonly<Record<ContactKind, { readonly word: string; readonly icon: IconName }>> = {
  call: { word: '电话', icon: 'phone' },
  chat: { word: '在线咨询', icon: 'chat' },
  text: { word: '短信', icon: 'mail' },
  reply: { word: '上行短信', icon: 'mail' },
  item: { word: '待办', icon: 'inbox' },
  callback: { word: '回拨', icon: 'ret' },
  case: { word: '工单', icon: 'doc' },
}

export const CONTACT_FILTERS: FilterRules<ContactFilters> = {
  defaults: { number: '', call: '', case: '', kind: '' },
  known: { kind: (value) => value in KINDS },
}

const CALL_STATES: Readonly<Record<string, string>> = { live: '正在通话', in: '来电', out: '呼出', missed: '来电，未接通', unreached: '呼出，未接通' }
const CHAT_STATES: Readonly<Record<string, string>> = { waiting: '等待接待', talking: '接待中', ended: '已结束' }
const ITEM_STATES: Readonly<Record<string, string>> = { new: '待领取', taken: '办理中', done: '已办结', reopened: '重新打开' }
const PURPOSES: Readonly<Record<string, string>> = { verification: '验证码', requested: '应市民要求发送', invitation: '评价、问卷邀请', notice: '通知', mass: '群发' }
const CASE_STATE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(CASE_STATES)

/** What kind of thing it was, and how it stands. */
export function stateOf({ kind, state }: Pick<Contact, 'kind' | 'state'>): string {
  switch (kind) {
    case 'call': return CALL_STATES[state] ?? ''
    case 'chat': return CHAT_STATES[state] ?? ''
    case 'text': return TEXT_PROGRESS[state] ?? '已发出'
    case 'reply': return REPLY_MEANINGS[state]?.slice(1, -1) ?? ''
    case 'item': return ITEM_STATES[state] ?? ''
    case 'callback': return state === 'open' ? '待回拨' : resultWord(state)
    case 'case': return CASE_STATE_LABELS[state] ?? state
  }
}

/** What it was about. */
export function titleOf({ kind, title }: Pick<Contact, 'kind' | 'title'>): string {
  switch (kind) {
    case 'call':
    case 'chat': return title || '未记主题'
    case 'text': return PURPOSES[title] ?? title
    case 'reply': return '市民回复'
    case 'item': return ITEM_KINDS[title as keyof typeof ITEM_KINDS] ?? title
    case 'callback': return CALLBACK_KINDS[title] ?? title
    case 'case': return title
  }
}

/** How long it took and how it was rated, where it was. */
export function figuresOf({ kind, seconds, rating }: Pick<Contact, 'kind' | 'seconds' | 'rating'>): string {
  const length = seconds ? spoken(seconds) : ''
  const stars = rating === null ? '' : kind === 'chat' ? `评 ${rating} 分` : (RATING_LABELS[rating] ?? '')
  return [length, stars].filter(Boolean).join(' · ')
}

/** The page on which it is opened; undefined where it has none of its own. */
export function placeOf({ kind, id, parent }: Pick<Contact, 'kind' | 'id' | 'parent'>): RouteLocationRaw | undefined {
  switch (kind) {
    case 'call': return { path: '/calls', query: { id, period: 'all' } }
    case 'chat': return { path: '/chats/past', query: { id } }
    case 'item': return { path: '/inbox', query: { id } }
    case 'callback': return { path: '/callbacks', query: { id } }
    case 'case': return `/cases/${id}`
    case 'text':
    case 'reply': return placeOfParent(parent)
  }
}

function placeOfParent(parent: string): RouteLocationRaw | undefined {
  const [of = '', id = ''] = parent.split('/', 2)
  if (of === 'call') return placeOf({ kind: 'call', id, parent: '' })
  return of === 'case' ? `/cases/${id}` : undefined
}

/** By day in Beijing, in the order in which they come. */
export function byDay(rows: readonly Contact[]): [string, Contact[]][] {
  const days = new Map<string, Contact[]>()
  for (const row of rows) {
    const day = dayOf(row.at)
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days]
}

/** How many there are of each kind, most frequent kinds first. */
export function countsOf(rows: readonly Contact[]): [ContactKind, number][] {
  const counts = new Map<ContactKind, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)
}
