import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Quality inspection on the wire, and the words for it. */

export type Plan = Schemas['SamplingPlanDetailOut']
export type PlanRow = Schemas['SamplingPlanOut']
export type PlanBody = Schemas['SamplingPlanBody']
export type Inspection = Schemas['InspectionOut']
export type InspectionRow = Schemas['InspectionRowOut']
export type Standard = Schemas['StandardOut']
export type Item = Standard['sections'][number]['items'][number]
export type Proposal = Schemas['MachineProposalOut']
export type Proposals = Schemas['MachineProposalsOut']
export type MachineItem = Schemas['MachineItemOut']
export type Grade = NonNullable<Schemas['InspectionMarkBody']['grade']>
export type Certain = PlanBody['certain'][number]

export const KIND_LABELS: Readonly<Record<Standard['kind'], string>> = { call: '人工通话', ai_call: '智能坐席通话', chat: '在线咨询', case: '工单', callback: '回拨' }
export const STAGE_LABELS: Readonly<Record<PlanRow['stage'], string>> = { draft: '待抽取', drawn: '已抽取' }
export const REASON_LABELS: Readonly<Record<InspectionRow['reason'], string>> = { random: '随机', certain: '必检', machine: '机检提示' }
export const CERTAIN_LABELS: Readonly<Record<Certain, string>> = { bad_rating: '差评', unrest: '不稳定因素', short: '不足 15 秒', transferred: '转接两次以上' }
export const GRADE_LABELS: Readonly<Record<Grade, string>> = { pass: '通过', fail: '不通过', na: '不适用' }
export const UNJUDGED: Readonly<Record<Exclude<Proposals['state'], 'ready'>, string>> = { not_transcribed: '本通话没有转写，无机检提示。', several_agents: '多名坐席参与通话，无机检提示。' }
export const ADVICE_LABELS: Readonly<Record<MachineItem['advice'], string>> = { too_few: '样本不足', hint: '可提示', hide: '建议隐藏' }
/** By key, in the order of the buttons. */
export const GRADE_KEYS: readonly (readonly [Grade, string])[] = [['pass', '1'], ['fail', '2'], ['na', '3']]

const isCertain = (stratum: string): stratum is Certain => stratum in CERTAIN_LABELS
/** "差评", or "坐席 1001" for the rest of an agent's calls. */
export const stratumText = (stratum: string): string => (isCertain(stratum) ? CERTAIN_LABELS[stratum] : stratum.replace('agent/', '坐席 '))
/** Why the call is to be inspected. */
export const whyDrawn = (row: Pick<InspectionRow, 'reason' | 'stratum'>): string => (isCertain(row.stratum) ? `${REASON_LABELS[row.reason]} · ${CERTAIN_LABELS[row.stratum]}` : REASON_LABELS[row.reason])

/** A share as small as K13's: 0.0008 is "0.0800%". */
export const fineRate = (share: number): string => `${(share * 100).toFixed(4)}%`

const at = (plan: string): { path: { plan_id: string } } => ({ path: { plan_id: plan } })
const on = (inspection: string): { path: { inspection_id: string } } => ({ path: { inspection_id: inspection } })

export const plans = {
  inspectors: (): Promise<Schemas['QualityPersonOut'][]> => http.get('/api/quality/plans/inspectors'),
  shows: (size: number): Promise<Plan['shows']> => http.get('/api/quality/plans/shows', { query: { size } }),
  read: (id: string): Promise<Plan> => http.get('/api/quality/plans/{plan_id}', at(id)),
  create: (body: PlanBody): Promise<Plan> => http.post('/api/quality/plans', { body }),
  change: (id: string, body: PlanBody): Promise<Plan> => http.put('/api/quality/plans/{plan_id}', { ...at(id), body }),
  draw: (id: string): Promise<Plan> => http.post('/api/quality/plans/{plan_id}/draw', at(id)),
}

export const inspections = {
  due: (): Promise<Schemas['InspectionListOut']> => http.get('/api/quality/inspections'),
  submitted: (): Promise<Schemas['SubmittedListOut']> => http.get('/api/quality/inspections/submitted'),
  read: (id: string): Promise<Inspection> => http.get('/api/quality/inspections/{inspection_id}', on(id)),
  save: (id: string, body: Schemas['InspectionBody']): Promise<unknown> => http.put('/api/quality/inspections/{inspection_id}', { ...on(id), body }),
  propose: (id: string): Promise<Proposals> => http.post('/api/quality/inspections/{inspection_id}/proposals', on(id)),
  submit: (id: string, body: Schemas['InspectionBody']): Promise<Inspection> => http.post('/api/quality/inspections/{inspection_id}/submit', { ...on(id), body }),
}

export const machine = {
  read: (): Promise<Schemas['MachineItemListOut']> => http.get('/api/quality/machine'),
  hide: (item: string, hidden: boolean): Promise<unknown> => http.put('/api/quality/machine/{item}', { path: { item }, body: { hidden } }),
}
