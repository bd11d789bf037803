import { reactive, watch } from 'vue'

import { emptyDraft, type WrapUpDraft } from './wrapUp'

/** Summaries being written, by call: they survive a reload, and nothing of them stays once the agent signs out. */

const KEY = 'hotline.drafts'

export interface Draft extends WrapUpDraft {
  /** As it stands, the server has it. */
  saved: boolean
  touchedAt: number
}

function remembered(): Map<string, Draft> {
  const text = sessionStorage.getItem(KEY)
  return new Map(text ? (JSON.parse(text) as [string, Draft][]) : [])
}

const drafts = reactive(remembered())

watch(drafts, () => sessionStorage.setItem(KEY, JSON.stringify([...drafts])), { deep: true, flush: 'sync' })

export function draftOf(callId: string): Draft {
  if (!drafts.has(callId)) drafts.set(callId, { ...emptyDraft(), saved: false, touchedAt: 0 })
  return drafts.get(callId) as Draft
}

export function dropDraft(callId: string): void {
  drafts.delete(callId)
}

export function forgetDrafts(): void {
  drafts.clear()
  sessionStorage.removeItem(KEY)
}
