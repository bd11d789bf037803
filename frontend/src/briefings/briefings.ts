import { http } from '@/app/http'
import { RATING_LABELS } from '@/calls/figures'
import type { Schemas } from '@/wire/schemas'

/** 交接班会 on the wire, and the words for it. */

export type Briefing = Schemas['BriefingOut']
export type Groups = Schemas['BriefingGroupsOut']
export type OwnBriefing = Schemas['OwnBriefingOut']
export type Sheet = Schemas['BriefingSheetOut']
export type BriefingPerson = Schemas['BriefingPersonOut']

export const CHANGES: Readonly<Record<Sheet['articles'][number]['change'], string>> = { new: '新增', changed: '修改', retired: '下线' }
export const TREND_SUBJECTS: Readonly<Record<Sheet['trends'][number]['what'], string>> = { calls: '来电', cases: '工单', words: '工单用词' }

export const scoreText = (score: number): string => RATING_LABELS[score] ?? ''

/** "昨日"; "11-27 至 12-01" where the last sheet is longer ago. */
export const periodText = (sheet: Sheet): string => (sheet.first_day === sheet.last_day ? '昨日' : `${sheet.first_day.slice(5)} 至 ${sheet.last_day.slice(5)}`)

/** Each line of what a leader has written is a point. */
export const pointsOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

/** What there is none of, so that nobody looks for it. */
export function absentOf(sheet: Sheet): string {
  const found: readonly (readonly [string, number])[] = [
    ['差评', sheet.bad + sheet.very_bad],
    ['错答', sheet.wrong_answers.length],
    ['知识变动', sheet.articles.length],
    ['通知、播报', sheet.notices.length + sheet.announcements.length],
    ['突增', sheet.trends.length],
    ['故障、维护', sheet.faults.length + sheet.maintenance.length],
  ]
  return found.filter(([, count]) => count === 0).map(([name]) => name).join('、')
}

export interface Confirmations {
  readonly expected: number
  readonly confirmed: number
}

/** Of those who work that day. */
export function confirmationsOf(people: readonly BriefingPerson[]): Confirmations {
  const expected = people.filter((one) => one.is_expected)
  return { expected: expected.length, confirmed: expected.filter((one) => one.confirmed_at !== null).length }
}

export const briefings = {
  groups: (): Promise<Groups> => http.get('/api/briefings/groups'),
  read: (group: string, day: string): Promise<Briefing> => http.get('/api/briefings', { query: { group, day } }),
  savePoints: (body: Schemas['BriefingPointsBody']): Promise<Briefing> => http.put('/api/briefings/points', { body }),
  publish: (body: Schemas['BriefingPointsBody']): Promise<Briefing> => http.post('/api/briefings/publish', { body }),
  setRule: (blocksReady: boolean): Promise<unknown> => http.put('/api/briefings/rule', { body: { blocks_ready: blocksReady } }),
  own: async (): Promise<OwnBriefing | null> => (await http.get('/api/my-briefing')).rows[0] ?? null,
  confirm: (id: number): Promise<unknown> => http.post('/api/my-briefing/{briefing_id}/confirm', { path: { briefing_id: id } }),
}
