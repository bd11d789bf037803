import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Other systems that may use the open interface, and where their news is pushed. */

export const EVERY = '*'

export type Client = Schemas['ClientOut']

export type Push = Schemas['PushOut']

export type Choice = Schemas['AlarmChoice']

export type Integrations = Schemas['IntegrationsOut']

/** What a client is to be. */
export interface Wish {
  name: string
  note: string
  scopes: string[]
  agents: string[]
  queues: string[]
  per_minute: number | ''
  expires_at: string | null
}

/** Shown once. */
export type Secret = Schemas['SecretOut']

export const PUSH_LABELS: Readonly<Record<Push['state'], string>> = { active: '推送中', paused: '已暂停', dead: '已停止' }

export function wishOf(client?: Client): Wish {
  if (!client) return { name: '', note: '', scopes: [], agents: [], queues: [EVERY], per_minute: 120, expires_at: null }
  const { name, note, per_minute, expires_at } = client
  return { name, note, per_minute, expires_at, scopes: [...client.scopes], agents: [...client.agents], queues: [...client.queues] }
}

/** What is wrong with a wish, "" when nothing is; the server decides in the end. */
export function wrongWith(wish: Wish): string {
  if (!wish.name.trim()) return '请填写名称'
  if (wish.scopes.length === 0) return '至少选一项权限'
  if (wish.per_minute === '' || wish.per_minute < 1 || wish.per_minute > 6000) return '每分钟 1 到 6000 次'
  return ''
}

/** "1001 1002，*" → ["*"]; numbers apart by spaces or commas. */
export function listed(text: string): string[] {
  const found = [...new Set(text.split(/[\s,，、]+/).filter(Boolean))]
  return found.includes(EVERY) || found.includes('全部') ? [EVERY] : found
}

export const inText = (ids: readonly string[]): string => (ids.includes(EVERY) ? '全部' : ids.join('、') || '无')

/** A number that is not typed yet is refused by wrongWith. */
const sent = (wish: Wish): Schemas['ClientBody'] => ({ ...wish, agents: [...wish.agents], queues: [...wish.queues], scopes: [...wish.scopes], per_minute: Number(wish.per_minute) })

export const integrations = {
  load: () => http.get('/api/integrations'),
  create: (wish: Wish) => http.post('/api/integrations/clients', { body: sent(wish) }),
  change: (id: string, wish: Wish) => http.post('/api/integrations/clients/{client_id}', { path: { client_id: id }, body: sent(wish) }),
  requestKey: (id: string, reason: string) => http.post('/api/integrations/clients/{client_id}/key-requests', { path: { client_id: id }, body: { reason } }),
  issueKey: (id: string, hours: number) => http.post('/api/integrations/clients/{client_id}/keys', { path: { client_id: id }, body: { overlap_hours: hours } }),
  revoke: (id: string, reason: string) => http.post('/api/integrations/clients/{client_id}/revoke', { path: { client_id: id }, body: { reason } }),
}
