import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Simulated calls on the wire, and the words for them. */

export type Overview = Schemas['PracticeOverviewOut']
export type Scenario = Schemas['ScenarioOut']
export type Talk = Schemas['PracticeTalkOut']
export type Score = Schemas['PracticeScoreOut']
export type Turn = Schemas['PracticeTurnOut']
export type Item = Schemas['PracticeItemOut']

export const MOOD_LABELS: Readonly<Record<Scenario['mood'], string>> = { calm: '平和', worried: '着急', angry: '生气', doubtful: '将信将疑' }
export const LEVEL_LABELS: Readonly<Record<number, string>> = { 1: '入门', 2: '进阶', 3: '困难' }
export const OUTCOME_LABELS: Readonly<Record<string, string>> = { '': '进行中', reached: '目标达成', missed: '目标未达成', hung_up: '来电人挂断' }
export const OUTCOME_TONES: Readonly<Record<string, string>> = { '': 'primary', reached: 'ok', missed: 'warning', hung_up: 'danger' }
export const ANGER_LABELS: readonly string[] = ['平静', '略有不快', '不满', '生气', '非常生气']

/** 75.3 seconds of a call: 1:15. */
export const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

export interface Remark {
  readonly tone: 'ok' | 'danger'
  readonly text: string
  readonly better: string
}

/** What the replay says of a turn: facts that it states, items that fail on it. */
export function remarksOn(score: Score, turn: Turn): Remark[] {
  const facts = score.facts.filter((one) => one.turn === turn.at).map((one): Remark => ({ tone: 'ok', text: `讲到要点：${one.text}`, better: '' }))
  const failed = score.items.filter((one) => one.result === 'fail' && one.turn === turn.at)
  return [...facts, ...failed.map((one): Remark => ({ tone: 'danger', text: one.wording ? `${one.name}：“${one.wording}”` : one.name, better: one.better }))]
}

/** What fails in the call as a whole, on no turn. */
export const failedOverall = (score: Score): Item[] => score.items.filter((one) => one.result === 'fail' && one.turn < 0)

const on = (id: number): { path: { talk_id: number } } => ({ path: { talk_id: id } })

export const requests = {
  overview: (): Promise<Overview> => http.get('/api/practice'),
  begin: (code: string, request: string): Promise<Talk> => http.post('/api/practice/talks', { body: { code, request } }),
  read: (id: number): Promise<Talk> => http.get('/api/practice/talks/{talk_id}', on(id)),
  result: (id: number): Promise<Talk> => http.get('/api/practice/results/{talk_id}', on(id)),
  speak: (id: number, body: Schemas['PracticeTurnBody']): Promise<Talk> => http.post('/api/practice/talks/{talk_id}/turns', { ...on(id), body }),
  end: (id: number, toRating: boolean): Promise<Talk> => http.post('/api/practice/talks/{talk_id}/end', { ...on(id), body: { to_rating: toRating } }),
  wrapUp: (id: number, body: Schemas['PracticeWrapupBody']): Promise<Talk> => http.post('/api/practice/talks/{talk_id}/wrap-up', { ...on(id), body }),
}
