import { http } from '@/app/http'
import { query } from '@/wire/address'
import type { Schemas } from '@/wire/schemas'

/** How often 京晓保 is right: by the frozen questions, and by people who judge answers drawn at random. */

export type Share = Schemas['ShareOut']

export type Fell = Schemas['FellOut']

export type Trial = Schemas['GateTrialOut']

export type Evaluation = Schemas['EvaluationOut']

export type Sample = Schemas['SampleOut']

export type Case = Schemas['SampledAnswerOut']

const STYLES: Readonly<Record<string, string>> = {
  citizen: '市民',
  elder: '老人',
  employer: '单位',
  migrant: '务工人员',
  graduate: '毕业生',
  dialect: '方言',
  rambling: '啰嗦',
  misheard: '听错',
  turns: '追问',
  two: '两问',
  outside: '非本业务',
}
const KINDS: Readonly<Record<string, string>> = { answer: '作答', refer: '转介', refuse: '拒答', clarify: '追问', escalate: '转班长' }

export const styleWord = (style: string): string => STYLES[style] ?? style
/** A topic by its title, a kind of reply by its word and the number it names: "refer 12345". */
export function topicWord(topic: string, title = ''): string {
  const [kind = '', ...number] = topic.split(' ')
  return title || [KINDS[kind] ?? kind, ...number].join(' ')
}

/** "78.4%（72.5%～83.3%）". */
export function shareText(share: Pick<Share, 'count' | 'right' | 'low' | 'high'>): string {
  if (share.count === 0) return '—'
  const percent = (value: number): string => `${(value * 100).toFixed(1)}%`
  return `${percent(share.right / share.count)}（${percent(share.low)}～${percent(share.high)}）`
}

/** What a kappa is worth (Landis and Koch 1977). */
export function kappaWord(kappa: number | null): string {
  if (kappa === null) return '无法计算'
  const level = kappa >= 0.8 ? '几乎一致' : kappa >= 0.6 ? '高度一致' : kappa >= 0.4 ? '中等' : '偏低，先统一标准'
  return `${kappa.toFixed(2)} ${level}`
}

export type DayMeasured = Schemas['DayMeasuredOut']

/** What became of a measurement that was entered into a register. */
export type Entered = Schemas['MeasuredEntryOut']

const ACTIVE_STATES = ['waiting', 'approved']
/** It counts, or will once it is approved; else it may be entered anew. */
export const stands = (entered: Entered | undefined): boolean => ACTIVE_STATES.includes(entered?.state ?? '')

/** Where it is read. */
export const enteredAt = ({ register_key, quarter }: Entered): string => `/assessment/registers${query({ register: register_key, quarter })}`

/** "已登记，待甲方审核". */
export function enteredText(entered: Entered): string {
  return entered.state === 'waiting' ? '已登记，待甲方审核' : entered.state === 'approved' ? '已登记，甲方已审核' : `登记${entered.state_name}`
}

export const enteredOf = (first: string, last: string): Promise<Entered[]> => http.get('/api/assessment/registers/measured', { query: { first, last } })

export const availability = {
  days: (first: string, last: string) => http.get('/api/assistant/availability', { query: { first, last } }),
  enter: (day: string) => http.post('/api/assessment/registers/outages/{day}', { path: { day } }),
}
export const evaluation = {
  read: () => http.get('/api/assistant/evaluation'),
  start: () => http.post('/api/assistant/evaluation'),
  trials: (code: string, version: number) => http.get('/api/assistant/trials/{code}/{version}', { path: { code, version } }),
}
export const samples = {
  list: async () => (await http.get('/api/assistant/samples')).rows,
  draw: (span: 'week' | 'month', day: string, size: number) => http.post('/api/assistant/samples', { body: { span, day, size } }),
  next: (key: string) => http.get('/api/assistant/samples/{key}/next', { path: { key } }),
  grade: (key: string, place: number, right: boolean, comment: string) => http.post('/api/assistant/samples/{key}/{place}/judgements', { path: { key, place }, body: { right, reason: comment } }),
  enter: (key: string) => http.post('/api/assessment/registers/samples/{key}', { path: { key } }),
}
