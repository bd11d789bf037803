import type { Schemas } from '@/wire/schemas'


/** Versions as those see them who write, review and publish. */

export type State = Schemas['State']
export type VersionStatus = '' | 'in_force' | 'coming' | 'expired' | 'retired' | 'replaced'
export type Transition = Schemas['ArticleTransition']

export type Somebody = Schemas['ArticlePersonOut']

export type Version = Schemas['ArticleVersionRow']

export type VersionDetail = Schemas['ArticleVersionOut']

/** What an editor starts from; `base` and `revision` go back with it. */
export type Editing = Schemas['EditingOut']

export type Piece = Schemas['PieceOut']

export type FieldDifference = Schemas['FieldDifference']

export type Expiring = Schemas['ExpiringRow']

export const STATE_LABELS: Readonly<Record<State, string>> = {
  draft: '草稿',
  in_review: '待审核',
  approved: '待发布',
  scheduled: '定时发布',
  published: '已发布',
  retired: '已下线',
  dropped: '已作废',
}
const STATE_TONES: Readonly<Record<State, string>> = { draft: '', in_review: 'warn', approved: 'primary', scheduled: 'primary', published: 'ok', retired: '', dropped: '' }
const STATUS_LABELS: Readonly<Record<VersionStatus, string>> = { '': '', in_force: '现行', coming: '尚未生效', expired: '已过期', retired: '已下线', replaced: '已被替换' }
const STATUS_TONES: Readonly<Record<VersionStatus, string>> = { '': '', in_force: 'ok', coming: 'primary', expired: 'danger', retired: '', replaced: '' }

/** A published one by how it stands, others by what is being done with them; a scheduled one by the clock. */
export function statusOf(version: Pick<Version, 'state' | 'validity' | 'publish_at'>, now: number): { readonly word: string; readonly tone: string } {
  if (isTried(version, now)) return { word: '正在发布', tone: STATE_TONES.scheduled }
  if (version.validity) return { word: STATUS_LABELS[version.validity], tone: STATUS_TONES[version.validity] }
  return { word: STATE_LABELS[version.state], tone: STATE_TONES[version.state] }
}

/** Published by somebody, and held against the frozen questions just now. */
export const isTried = (version: Pick<Version, 'state' | 'publish_at'>, now: number): boolean =>
  version.state === 'scheduled' && version.publish_at !== null && Date.parse(version.publish_at) <= now

export function names(people: readonly Somebody[]): string {
  return people.map(({ number, name }) => `${number} ${name}`.trim()).join('、')
}

/** The one before, to hold it against: what it was written from. */
export function comparedWith(rows: readonly Version[], number: number): number {
  const version = rows.find((one) => one.number === number)
  const earlier = rows.filter((one) => one.number < number && one.state !== 'dropped')
  return earlier.find((one) => one.number === version?.base)?.number ?? earlier[0]?.number ?? 0
}

/** "还有 12 天", "今天到期", "过期 3 天". */
export function leftText(left: number): string {
  if (left === 0) return '今天到期'
  return left > 0 ? `还有 ${left} 天` : `过期 ${-left} 天`
}
