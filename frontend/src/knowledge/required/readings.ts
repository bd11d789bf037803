import { http } from '@/app/http'
import type { BodyOf } from '@/wire/operations'
import type { Schemas } from '@/wire/schemas'

/** What has to be read, by whom, and who has. */

export type Reading = Schemas['ReadingRow']

export type Receipt = Schemas['ReadingReceiptOut']

export type Owed = Schemas['OwedRow']


export const readings = {
  list: async () => (await http.get('/api/knowledge/readings')).rows,
  require: (body: BodyOf<'post', '/api/knowledge/readings'>) => http.post('/api/knowledge/readings', { body }),
  groups: async () => (await http.get('/api/knowledge/readings/groups')).rows,
  receipts: async (id: number) => (await http.get('/api/knowledge/readings/{reading_id}/receipts', { path: { reading_id: id } })).rows,
  end: (id: number) => http.post('/api/knowledge/readings/{reading_id}/end', { path: { reading_id: id } }),
  owed: async () => (await http.get('/api/knowledge/readings/owed')).rows,
  read: (id: number) => http.post('/api/knowledge/readings/{reading_id}/read', { path: { reading_id: id } }),
}
