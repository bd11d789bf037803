import { http } from '@/app/http'
import type { BodyOf } from '@/wire/operations'
import type { Schemas } from '@/wire/schemas'

/** What agents say about articles, and what is answered. */

export type Kind = Schemas['FeedbackKind']
export type Outcome = Schemas['FeedbackOutcome']

export type Feedback = Schemas['FeedbackOut']

export type FeedbackList = Schemas['FeedbackListOut']

export const KIND_LABELS: Readonly<Record<Kind, string>> = { wrong: '内容有误', missing: '内容缺失', unclear: '表述不清', mistaken: '质检错答' }
/** What a reader can say; that agents answered wrongly comes from inspection. */
export type ReadersKind = Schemas['FeedbackBody']['kind']
export const READERS_KINDS: readonly ReadersKind[] = ['wrong', 'missing', 'unclear']
export const KIND_TONES: Readonly<Record<Kind, string>> = { wrong: 'danger', missing: 'warn', unclear: '', mistaken: 'warn' }
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = { '': '待答复', changed: '已修改', kept: '无需修改' }

export const feedback = {
  give: (code: string, body: BodyOf<'post', '/api/knowledge/articles/{code}/feedback'>) =>
    http.post('/api/knowledge/articles/{code}/feedback', { path: { code }, body }),
  list: (scope: 'open' | 'answered', after = 0) => http.get('/api/knowledge/feedback', { query: { scope, after } }),
  mine: async () => (await http.get('/api/knowledge/feedback/mine')).rows,
  answer: (id: number, outcome: Outcome, reply: string) => http.post('/api/knowledge/feedback/{feedback_id}/answer', { path: { feedback_id: id }, body: { outcome, text: reply } }),
}
