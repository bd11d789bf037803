import { http, query } from '@/app/http'

/** What agents say about articles, and what is answered. */

export type Kind = 'wrong' | 'missing' | 'unclear'
export type Outcome = '' | 'changed' | 'kept'

export interface Feedback {
  readonly id: number
  readonly code: string
  readonly title: string
  readonly version: number
  readonly passage: string
  /** The passage it is about. */
  readonly said: string
  readonly kind: Kind
  readonly words: string
  readonly call: string
  readonly by: string
  readonly by_name: string
  readonly at: string
  readonly due_on: string
  readonly overdue: boolean
  readonly outcome: Outcome
  readonly answer: string
  readonly answered_by: string
  readonly answered_name: string
  readonly answered_at: string | null
}

export interface FeedbackList {
  readonly rows: Feedback[]
  readonly next: number | null
  readonly waiting: number
  readonly overdue: number
}

export const KIND_WORDS: Readonly<Record<Kind, string>> = { wrong: '写错了', missing: '缺内容', unclear: '看不明白' }
export const KIND_TONES: Readonly<Record<Kind, string>> = { wrong: 'danger', missing: 'warn', unclear: '' }
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { '': '等答复', changed: '改了', kept: '不用改' }

export const feedback = {
  give: (code: string, given: { version: number; kind: Kind; words: string; passage: string; call: string }) =>
    http.post<Feedback>(`/api/knowledge/articles/${code}/feedback`, given),
  list: (scope: 'open' | 'answered', after = 0) => http.get<FeedbackList>(`/api/knowledge/feedback${query({ scope, after })}`),
  mine: async () => (await http.get<FeedbackList>('/api/knowledge/feedback/mine')).rows,
  answer: (id: number, outcome: Outcome, words: string) => http.post<Feedback>(`/api/knowledge/feedback/${id}/answer`, { outcome, words }),
}
