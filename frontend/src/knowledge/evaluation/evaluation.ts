import { http, query } from '@/app/http'

/** How often 京晓保 is right: by the frozen questions, and by people who judge answers drawn at random. */

export interface Share {
  readonly name: string
  readonly count: number
  readonly right: number
  /** The 95 % interval. */
  readonly low: number
  readonly high: number
}

export interface Fell {
  readonly text: string
  readonly style: string
  readonly wanted: string
  readonly before: string
  readonly now: string
}

export interface Trial {
  readonly number: number
  readonly at: string
  readonly seconds: number
  readonly article: string
  readonly version: number
  readonly revision: number
  readonly passed: boolean
  readonly fell: readonly Fell[]
  readonly overruled_by: string
  readonly reason: string
}

export interface Evaluation {
  readonly at: string | null
  readonly position: number
  readonly seconds: number
  readonly stale: boolean
  readonly all: readonly Share[]
  readonly styles: readonly Share[]
  readonly categories: readonly Share[]
  readonly confused: readonly { readonly wanted: string; readonly wanted_title: string; readonly got: string; readonly got_title: string; readonly count: number }[]
  readonly history: readonly { readonly at: string; readonly position: number; readonly share: Share }[]
  readonly refused: readonly Trial[]
}

export interface Sample {
  readonly key: string
  readonly first: string
  readonly last: string
  readonly seed: string
  readonly population: number
  readonly size: number
  readonly decided: number
  readonly right: number
  readonly low: number
  readonly high: number
  readonly both: number
  readonly agreed: number
  readonly kappa: number | null
  /** How many want the reader's judgement. */
  readonly left: number
  readonly entry: string
}

export interface Case {
  /** 0: nothing is left. */
  readonly place: number
  readonly at: string | null
  readonly before: readonly { readonly role: string; readonly text: string }[]
  readonly question: string
  readonly reply: string
  readonly sources: readonly { readonly article: string; readonly version: number; readonly title: string }[]
  /** Of the two who differ, for the third alone. */
  readonly verdicts: readonly { readonly by: string; readonly right: boolean; readonly words: string }[]
}

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
export function shareWords(share: Pick<Share, 'count' | 'right' | 'low' | 'high'>): string {
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

export interface DayMeasured {
  readonly day: string
  readonly measured: number
  readonly down: number
  readonly unmeasured: number
}

/** What became of a measurement that was entered into a register. */
export interface Entered {
  /** As it was first entered. */
  readonly entry: string
  readonly register_key: string
  readonly day: string
  readonly quarter: string
  readonly state: string
  readonly state_name: string
}

const STANDING = ['waiting', 'approved']
/** It counts, or will once it is approved; else it may be entered anew. */
export const stands = (entered: Entered | undefined): boolean => STANDING.includes(entered?.state ?? '')

/** Where it is read. */
export const enteredAt = ({ register_key, quarter }: Entered): string => `/assessment/registers${query({ register: register_key, quarter })}`

/** "已登记，待甲方审核". */
export function enteredWords(entered: Entered): string {
  return entered.state === 'waiting' ? '已登记，待甲方审核' : entered.state === 'approved' ? '已登记，甲方已审核' : `登记${entered.state_name}`
}

export const enteredOf = (first: string, last: string): Promise<Entered[]> => http.get(`/api/assessment/registers/measured${query({ first, last })}`)

export const availability = {
  days: (first: string, last: string) => http.get<DayMeasured[]>(`/api/assistant/availability${query({ first, last })}`),
  enter: (day: string) => http.post(`/api/assessment/registers/outages/${day}`),
}
export const evaluation = {
  read: () => http.get<Evaluation>('/api/assistant/evaluation'),
  start: () => http.post('/api/assistant/evaluation'),
  trials: (code: string, version: number) => http.get<Trial[]>(`/api/assistant/trials/${code}/${version}`),
}
export const samples = {
  list: async () => (await http.get<{ rows: Sample[] }>('/api/assistant/samples')).rows,
  draw: (span: 'week' | 'month', day: string, size: number) => http.post<Sample>('/api/assistant/samples', { span, day, size }),
  next: (key: string) => http.get<Case>(`/api/assistant/samples/${key}/next`),
  judge: (key: string, place: number, right: boolean, words: string) => http.post<Case>(`/api/assistant/samples/${key}/${place}/judgements`, { right, words }),
  enter: (key: string) => http.post(`/api/assessment/registers/samples/${key}`),
}
