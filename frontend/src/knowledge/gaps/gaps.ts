import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** 待补问法: what citizens asked 京晓保 that was not answered well, put together by meaning. */

export type GapState = 'open' | 'added' | 'started' | 'dismissed'
export type Doubt = 'refused' | 'unsure' | 'asked_back' | 'bad'

export type Gap = Schemas['GapOut']

export const GAP_STATES: Readonly<Record<GapState, string>> = { open: '待处理', added: '已补问法', started: '已起草', dismissed: '不处理' }
const DOUBT_LABELS: Readonly<Record<Doubt, string>> = { refused: '未答', unsure: '把握不足', asked_back: '追问后无下文', bad: '评价无用' }

/** "没答上 3 · 评价没用 1", the commonest first. */
export function doubtText(doubts: Gap['doubts']): string {
  const counted = Object.entries(doubts) as [Doubt, number][]
  return counted.sort(([, one], [, other]) => other - one).map(([doubt, count]) => `${DOUBT_LABELS[doubt]} ${count}`).join(' · ')
}

/** Something in it is hidden, so it cannot be taken as it is. */
export const isMasked = (text: string): boolean => text.includes('＊')

/** What is offered as another way of asking: the most typical question in which nothing is hidden. */
export function offered(gap: Pick<Gap, 'examples'>): string {
  return gap.examples.find(({ text }) => !isMasked(text))?.text ?? ''
}

export const gaps = {
  list: (state: GapState) => http.get('/api/assistant/gaps', { query: { state } }),
  one: (number: number) => http.get('/api/assistant/gaps/{number}', { path: { number } }),
  addWay: (number: number, code: string, phrase: string) => http.post('/api/assistant/gaps/{number}/way', { path: { number }, body: { code, phrase } }),
  started: (number: number, code: string) => http.post('/api/assistant/gaps/{number}/started', { path: { number }, body: { code } }),
  dismiss: (number: number, reason: string) => http.post('/api/assistant/gaps/{number}/dismiss', { path: { number }, body: { reason } }),
  reopen: (number: number) => http.post('/api/assistant/gaps/{number}/reopen', { path: { number } }),
}
