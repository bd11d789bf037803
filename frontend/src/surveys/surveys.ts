import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { Questionnaire } from './questionnaire'

/** 问卷: designed, published, sent after calls, read. */

export type Survey = Schemas['SurveyOut']
export type Design = Schemas['SurveyDesignOut']
export type InvitationRules = Schemas['InvitationRulesBody']
export type Results = Schemas['ResultsOut']
export type Share = Schemas['SurveyShareOut']
export type Comment = Schemas['SurveyCommentOut']
export interface Days {
  start: string
  end: string
  agent?: string
  queue?: string
  topic?: string
}

export const surveys = {
  list: () => http.get('/api/surveys'),
  create: (questionnaire: Questionnaire) => http.post('/api/surveys', { body: { questionnaire } }),
  design: (id: number) => http.get('/api/surveys/{survey_id}/design', { path: { survey_id: id } }),
  save: (id: number, seen: number, questionnaire: Questionnaire) => http.put('/api/surveys/{survey_id}/draft', { path: { survey_id: id }, body: { seen, questionnaire } }),
  publish: (id: number, seen: number) => http.post('/api/surveys/{survey_id}/publish', { path: { survey_id: id }, body: { seen } }),
  setRules: (id: number, rules: InvitationRules) => http.put('/api/surveys/{survey_id}/invitation-rules', { path: { survey_id: id }, body: rules }),
  results: (id: number, days: Days) => http.get('/api/surveys/{survey_id}/results', { path: { survey_id: id }, query: days }),
  comments: (id: number, days: Days & { theme?: string; follow_up?: boolean }) => http.get('/api/surveys/{survey_id}/comments', { path: { survey_id: id }, query: days }),
  reveal: (comment: number) => http.post('/api/surveys/comments/{comment_id}/reveal', { path: { comment_id: comment } }),
}

/** 85.7 % */
export const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)} %`)

/** Where the real share lies, 19 times of 20. */
export const interval = ({ low, high }: Share): string => (low === null || high === null ? '' : `${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`)

export const KIND_LABELS: Readonly<Record<string, string>> = {
  optout: '退订', spam: '无关', empty: '无内容', complaint: '投诉', question: '提问', rating: '评价', comment: '意见',
}
export const SENTIMENT_LABELS = { pos: '正面', neu: '中性', neg: '负面' } as const
