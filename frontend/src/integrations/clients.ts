import { http } from '@/app/http'

/** Other systems that may use the open interface, and where their news is pushed. */

export const EVERY = '*'

export interface Client {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly scopes: readonly string[]
  /** Numbers and ids, or "*" alone for all. */
  readonly agents: readonly string[]
  readonly queues: readonly string[]
  readonly per_minute: number
  readonly active: boolean
  readonly expires_at: string | null
  /** The secret before the present one opens until then. */
  readonly former_until: string | null
  readonly made_at: string
  readonly made_by: string
  readonly asked_today: number
  readonly last_minute: string | null
}

export interface Push {
  readonly id: string
  readonly client: string
  readonly url: string
  readonly state: 'active' | 'paused' | 'dead'
  readonly failing_since: string | null
  readonly last_trouble: string
  readonly last_pushed_at: string | null
}

export interface Choice {
  readonly id: string
  readonly name: string
}

export interface Integrations {
  readonly clients: readonly Client[]
  readonly webhooks: readonly Push[]
  readonly scopes: readonly Choice[]
  readonly agents: readonly Choice[]
  readonly queues: readonly Choice[]
}

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
export interface Secret {
  readonly client: Client
  readonly key: string
  readonly secret: string
}

export const PUSH_WORDS: Readonly<Record<Push['state'], string>> = { active: '在推', paused: '已暂停', dead: '停了' }

export function wishOf(client?: Client): Wish {
  if (!client) return { name: '', note: '', scopes: [], agents: [], queues: [EVERY], per_minute: 120, expires_at: null }
  const { name, note, per_minute, expires_at } = client
  return { name, note, per_minute, expires_at, scopes: [...client.scopes], agents: [...client.agents], queues: [...client.queues] }
}

/** What is wrong with a wish, "" when nothing is; the server decides in the end. */
export function wrongWith(wish: Wish): string {
  if (!wish.name.trim()) return '起个名称'
  if (wish.scopes.length === 0) return '至少选一项权限'
  if (wish.per_minute === '' || wish.per_minute < 1 || wish.per_minute > 6000) return '每分钟 1 到 6000 次'
  return ''
}

/** "1001 1002，*" → ["*"]; numbers apart by spaces or commas. */
export function listed(text: string): string[] {
  const found = [...new Set(text.split(/[\s,，、]+/).filter(Boolean))]
  return found.includes(EVERY) || found.includes('全部') ? [EVERY] : found
}

export const inWords = (ids: readonly string[]): string => (ids.includes(EVERY) ? '全部' : ids.join('、') || '没有')

const at = (id: string): string => `/api/integrations/clients/${id}`
export const integrations = {
  load: () => http.get<Integrations>('/api/integrations'),
  create: (wish: Wish) => http.post<Secret>('/api/integrations/clients', wish),
  change: (id: string, wish: Wish) => http.post<Client>(at(id), wish),
  rotate: (id: string, hours: number) => http.post<Secret>(`${at(id)}/rotate`, { overlap_hours: hours }),
  revoke: (id: string, reason: string) => http.post<Client>(`${at(id)}/revoke`, { reason }),
}
