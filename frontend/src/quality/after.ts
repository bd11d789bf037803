import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import { GRADE_LABELS } from './quality'

/** What comes after an inspection: the agent's own results, appeals, wrong answers to confirm. */

export type OwnResult = Schemas['OwnResultOut']
export type OwnMark = OwnResult['marks'][number]
export type AppealRow = Schemas['AppealOut']
export type Arbitration = Schemas['ArbitrationOut']
export type WrongAnswer = Schemas['WrongAnswerOut']

type OwnAppeal = NonNullable<OwnMark['appeal']>
const APPEAL_LABELS: Readonly<Record<OwnAppeal['state'], string>> = { review: '复核中', arbitration: '仲裁中', upheld: '后维持', changed: '后更正' }
/** "申诉仲裁中"; "双人复核后更正" where two graded the call and nobody appealed. */
export const appealState = ({ is_double, state }: Pick<OwnAppeal, 'is_double' | 'state'>): string => `${is_double ? '双人复核' : '申诉'}${APPEAL_LABELS[state]}`

/** How an item ended that was graded again, as whoever graded it sees it. */
export type Decided = NonNullable<Schemas['GradedMarkOut']['decided']>
/** "甲方仲裁：不通过", "申诉复核：维持通过". */
export const decidedText = ({ by_client, grade }: Pick<Decided, 'by_client' | 'grade'>): string => (by_client ? `甲方仲裁：${GRADE_LABELS[grade]}` : `申诉复核：维持${GRADE_LABELS[grade]}`)

const WRONG_LABELS: Readonly<Record<WrongAnswer['state'], string>> = { waiting: '待核实', confirmed: '已核实', dismissed: '不属实' }
export const wrongText = ({ state, comment }: Pick<WrongAnswer, 'state' | 'comment'>): string => `错答${WRONG_LABELS[state]}${comment ? `：${comment}` : ''}`

type Appealable = Pick<OwnResult, 'agreed' | 'appeal_until'>
export const mayAppeal = (result: Appealable, now: number): boolean => !result.agreed && Date.parse(result.appeal_until) > now
export const appealText = (result: Appealable, now: number): string => (result.agreed ? '已确认' : mayAppeal(result, now) ? '可申诉' : '申诉期已过')

const on = (id: string): { path: { inspection_id: string } } => ({ path: { inspection_id: id } })
const of = (id: string): { path: { appeal_id: string } } => ({ path: { appeal_id: id } })

export const own = {
  weeks: (): Promise<Schemas['ResultGroupOut'][]> => http.get('/api/quality/own/weeks'),
  read: (id: string): Promise<OwnResult> => http.get('/api/quality/own/{inspection_id}', on(id)),
  agree: (id: string): Promise<OwnResult> => http.post('/api/quality/own/{inspection_id}/agree', on(id)),
  appeal: (id: string, body: Schemas['AppealBody']): Promise<OwnResult> => http.post('/api/quality/own/{inspection_id}/appeal', { ...on(id), body }),
}

export const appeals = {
  read: (): Promise<Schemas['AppealsOut']> => http.get('/api/quality/appeals'),
  review: (id: string, body: Schemas['AppealGradeBody']): Promise<unknown> => http.post('/api/quality/appeals/{appeal_id}/review', { ...of(id), body }),
  arbitrate: (id: string, body: Schemas['AppealGradeBody']): Promise<unknown> => http.post('/api/quality/appeals/{appeal_id}/arbitrate', { ...of(id), body }),
}

export const wrongAnswers = {
  read: (state: WrongAnswer['state']): Promise<Schemas['WrongAnswerListOut']> => http.get('/api/quality/wrong-answers', { query: { state } }),
  decide: (id: string, body: Schemas['WrongAnswerBody']): Promise<unknown> => http.post('/api/quality/wrong-answers/{wrong_id}/decide', { path: { wrong_id: id }, body }),
}
