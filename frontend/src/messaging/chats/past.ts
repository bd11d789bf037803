import { http } from '@/app/http'
import type { FilterRules } from '@/shared/list/address'
import type { Schemas } from '@/wire/schemas'


/** Chats that are over, on the wire, and what a list of them is narrowed by. */

export type PastKind = '' | 'low' | 'left' | 'unsummed'

export interface PastFilters {
  kind: PastKind
  /** Who had it, by number. */
  agent: string
}

export const PAST_KINDS: readonly (readonly [PastKind, string])[] = [
  ['', '全部'],
  ['low', '差评'],
  ['left', '排队放弃'],
  ['unsummed', '待小结'],
]
export const PAST_FILTERS: FilterRules<PastFilters> = {
  defaults: { kind: '', agent: '' },
  known: { kind: (value) => PAST_KINDS.some(([kind]) => kind === value) },
}

/** All of a chat. `masked`: numbers, names and addresses are hidden. */
export type ChatRecord = Schemas['ChatRecordOut']


export const readRecord = (id: string): Promise<ChatRecord> => http.get('/api/chats/{chat_id}/record', { path: { chat_id: id } })
export const revealRecord = (id: string, reason: string): Promise<ChatRecord> => http.post('/api/chats/{chat_id}/reveal', { path: { chat_id: id }, body: { reason } })
