import { http } from '@/app/http'

/** What has to be read, by whom, and who has. */

export interface Reading {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly version: number
  readonly groups: readonly string[]
  readonly reason: string
  readonly due_on: string
  readonly overdue: boolean
  readonly by: string
  readonly by_name: string
  readonly at: string
  readonly ended_at: string | null
  readonly asked: number
  readonly read: number
}

export interface Receipt {
  readonly number: string
  readonly name: string
  readonly read_at: string | null
  readonly late: boolean
}

export interface Owed {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly version: number
  readonly reason: string
  readonly due_on: string
  readonly overdue: boolean
  readonly by_name: string
}

const BASE = '/api/knowledge/readings'

export const readings = {
  list: async () => (await http.get<{ rows: Reading[] }>(BASE)).rows,
  require: (asked: { code: string; version: number; groups: readonly string[]; due_on: string; reason: string }) => http.post(BASE, asked),
  groups: async () => (await http.get<{ rows: string[] }>(`${BASE}/groups`)).rows,
  receipts: async (id: number) => (await http.get<{ rows: Receipt[] }>(`${BASE}/${id}/receipts`)).rows,
  end: (id: number) => http.post(`${BASE}/${id}/end`),
  owed: async () => (await http.get<{ rows: Owed[] }>(`${BASE}/owed`)).rows,
  read: (id: number) => http.post(`${BASE}/${id}/read`),
}
