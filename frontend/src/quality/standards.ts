import { toRaw } from 'vue'

import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { Standard } from './quality'

/** Standards in versions: drafted, tried on an old call, published by another person. */

export type StandardVersion = Schemas['StandardVersionOut']
export type Kind = Standard['kind']
export type DraftSection = Schemas['StandardSectionBody']
export type DraftItem = Required<DraftSection['items'][number]>
export type StandardChange = StandardVersion['changes'][number]
export type TrialGround = Schemas['TrialGroundOut']
type Seen = Schemas['StandardSeenBody']

export const STANDARD_STAGES: Readonly<Record<StandardVersion['stage'], string>> = { draft: '起草中', published: '在用', retired: '已停用' }
export const CHANGE_LABELS: Readonly<Record<StandardChange['kind'], string>> = { added: '新增', removed: '删除', renamed: '名称', weight: '分值', red_line: '红线', not_applicable: '可不适用', help: '说明或示例' }

/** "分值 5 分 → 8 分". */
export function changeText({ kind, before, after }: StandardChange): string {
  if (kind === 'help') return '说明或示例有改动'
  if (kind === 'added' || kind === 'removed') return `${CHANGE_LABELS[kind]}（${after || before}）`
  return `${CHANGE_LABELS[kind]} ${before} → ${after}`
}

/** A copy to write in. What a page watches cannot be cloned itself, only what lies below. */
export const sectionsOf = (version: StandardVersion): DraftSection[] => structuredClone(toRaw(version).sections)
export const totalOf = (sections: readonly DraftSection[]): number => sections.reduce((sum, section) => sum + section.items.reduce((part, item) => part + (Number(item.weight) || 0), 0), 0)
export const newItem = (): DraftItem => ({ key: '', name: '', weight: 0, may_be_na: false, red_line: false, help: '', good: '', bad: '' })

/** What keeps a draft from being submitted, in the words of the server; "" for nothing. */
export function openFault(sections: readonly DraftSection[], note: string): string {
  if (sections.some(({ name, items }) => !name.trim() || items.some((item) => !item.name.trim()))) return '请填写全部分类和评分项的名称'
  const total = totalOf(sections)
  if (total !== 100) return `各项分值合计须为 100 分，现为 ${total} 分`
  return note.trim() ? '' : '请填写改动说明'
}

export const stageText = (version: StandardVersion): string => (version.stage === 'draft' && version.submitted_at ? '待发布' : STANDARD_STAGES[version.stage])
export const isReturned = (version: StandardVersion): boolean => version.stage === 'draft' && version.returned !== '' && !version.submitted_at

const of = (kind: Kind): { path: { kind: Kind } } => ({ path: { kind } })
const seen = ({ version, revision }: StandardVersion): Seen => ({ version, revision })

export const standards = {
  versions: (kind: Kind): Promise<Schemas['StandardVersionListOut']> => http.get('/api/quality/standards', { query: { kind } }),
  begin: (kind: Kind): Promise<StandardVersion> => http.post('/api/quality/standards/{kind}/draft', of(kind)),
  save: (draft: StandardVersion, sections: DraftSection[], note: string): Promise<StandardVersion> => http.put('/api/quality/standards/{kind}/draft', { ...of(draft.kind), body: { ...seen(draft), sections, note } }),
  discard: (draft: StandardVersion): Promise<unknown> => http.post('/api/quality/standards/{kind}/draft/discard', { ...of(draft.kind), body: seen(draft) }),
  submit: (draft: StandardVersion): Promise<StandardVersion> => http.post('/api/quality/standards/{kind}/draft/submit', { ...of(draft.kind), body: seen(draft) }),
  giveBack: (draft: StandardVersion, reason: string): Promise<StandardVersion> => http.post('/api/quality/standards/{kind}/draft/return', { ...of(draft.kind), body: { ...seen(draft), reason } }),
  publish: (draft: StandardVersion): Promise<StandardVersion> => http.post('/api/quality/standards/{kind}/draft/publish', { ...of(draft.kind), body: seen(draft) }),
  calls: (kind: Kind): Promise<Schemas['CallToTryOut'][]> => http.get('/api/quality/standards/{kind}/draft/calls', of(kind)),
  ground: (kind: Kind, inspection: string): Promise<TrialGround> => http.get('/api/quality/standards/{kind}/draft/calls/{inspection_id}', { path: { kind, inspection_id: inspection } }),
  tryOut: (kind: Kind, body: Schemas['StandardTrialBody']): Promise<StandardVersion> => http.post('/api/quality/standards/{kind}/draft/trials', { ...of(kind), body }),
}
