import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** What agents say about articles, and what is answered. */

export type Kind = Schemas['FeedbackKind']
export type Outcome = Schemas['FeedbackOutcome']

export type Feedback = Schemas['FeedbackOut']

export type FeedbackList = Schemas['FeedbackListOut']

export const KIND_WORDS: Readonly<Record<Kind, string>> = { wrong: '写错了', missing: '缺内容', unclear: '看不明白' }
export const KIND_TONES: Readonly<Record<Kind, string>> = { wrong: 'danger', missing: 'warn', unclear: '' }
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { '': '等答复', changed: '已修改', kept: '不用改' }

export const feedback = {
  give: (code: string, given: { version: number; kind: Kind; words: string; passage: string; call: string }) =>
    http.post('/api/knowledge/articles/{code}/feedback', { path: { code }, body: given }),
  list: (scope: 'open' | 'answered', after = 0) => http.get('/api/knowledge/feedback', { query: { scope, after } }),
  mine: async () => (await http.get('/api/knowledge/feedback/mine')).rows,
  answer: (id: number, outcome: Outcome, words: string) => http.post('/api/knowledge/feedback/{feedback_id}/answer', { path: { feedback_id: id }, body: { outcome, words } }),
}
