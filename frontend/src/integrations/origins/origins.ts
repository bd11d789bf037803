import { http } from '@/app/http'
import { fieldErrorsBy } from '@/shared/fieldErrors'
import type { Schemas } from '@/wire/schemas'

/** Systems whose pages may hold the soft-phone bar. */

export type Origin = Schemas['EmbedOriginOut']
export type OriginBody = Schemas['EmbedOriginBody']

export const fieldErrorsOf = fieldErrorsBy({ name_missing: 'name', origin_invalid: 'origin', origin_taken: 'origin' })

export const origins = {
  list: () => http.get('/api/integrations/origins'),
  allow: (body: OriginBody) => http.post('/api/integrations/origins', { body }),
  change: (id: number, body: OriginBody) => http.post('/api/integrations/origins/{origin_id}', { path: { origin_id: id }, body }),
}
