import { http } from '@/app/http'
import { fieldErrorsBy } from '@/shared/fieldErrors'
import type { Schemas } from '@/wire/schemas'

/** 常用语: what agents often write in chats. */

export type Reply = Schemas['CannedReplyOut']
export type ReplyBody = Schemas['CannedReplyBody']

export const fieldErrorsOf = fieldErrorsBy({ title_missing: 'title', title_taken: 'title', text_missing: 'text' })

export const replies = {
  list: () => http.get('/api/canned-replies'),
  create: (body: ReplyBody) => http.post('/api/canned-replies', { body }),
  change: (id: number, body: ReplyBody) => http.post('/api/canned-replies/{reply_id}', { path: { reply_id: id }, body }),
  remove: (id: number) => http.remove('/api/canned-replies/{reply_id}', { path: { reply_id: id } }),
}
