import type { Schemas } from '@/wire/schemas'

/** The summary of a call: what it needs, and what is still missing. */

export interface WrapUpDraft {
  topicId: string
  disposition: string
  notes: string
  sensitive: boolean
}

export type Then = 'ready' | 'not_ready' | 'stay'

export const NOTES_LIMIT = 500

export function emptyDraft(): WrapUpDraft {
  return { topicId: '', disposition: '', notes: '', sensitive: false }
}

export type SummaryDraft = Schemas['SummaryDraftOut']

/** With what the machine drafted: behind the notes that are there, cut off where they are full; a chosen topic stays. */
export function withDraft(draft: WrapUpDraft, offered: Pick<SummaryDraft, 'text'>, topicId: string): WrapUpDraft {
  const notes = [draft.notes.trim(), offered.text].filter(Boolean).join('\n').slice(0, NOTES_LIMIT)
  return { ...draft, topicId: draft.topicId || topicId, notes }
}

/** What became of the matter once a work order was registered from the call. */
export const OPENED_CASE = '已建工单'

/** With what a work order registered from the call says; what was chosen stays. */
export function withCase(draft: WrapUpDraft, topicId: string): WrapUpDraft {
  return { ...draft, topicId: draft.topicId || topicId, disposition: draft.disposition || OPENED_CASE }
}

/** The words of what is missing before the agent may be ready again, in the order of the form. */
export function missingOf(draft: WrapUpDraft): string[] {
  const missing: string[] = []
  if (!draft.topicId) missing.push('主题')
  if (!draft.disposition) missing.push('处理结果')
  if (draft.notes.length > NOTES_LIMIT) missing.push(`备注超出 ${draft.notes.length - NOTES_LIMIT} 字`)
  return missing
}

/** A draft may always be kept; leaving the wrap-up needs it whole. */
export function maySave(draft: WrapUpDraft, then: Then): boolean {
  return then === 'stay' ? draft.notes.length <= NOTES_LIMIT : missingOf(draft).length === 0
}

/** What saving leads to: what was asked for meanwhile, or what one was in before dialling, goes before being ready. */
export function saveWord(nextState: string | undefined): string {
  if (nextState === 'signed_out') return '保存并签退'
  return nextState === 'not_ready' ? '保存并示忙' : '保存并就绪'
}

/** As the server wants it. */
export function wireOf(draft: WrapUpDraft, then: Then): Schemas['WrapUpBody'] {
  return {
    topic_id: draft.topicId,
    disposition: draft.disposition,
    notes: draft.notes.trim(),
    sensitive: draft.sensitive,
    then,
  }
}
