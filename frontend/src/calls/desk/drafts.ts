import { reactive, watch } from 'vue'

import { emptyDraft, type WrapUpDraft } from './wrapUp'

/** Summaries being written, by call: they survive a reload, and nothing of them stays once the agent signs out. */

const KEY = 'hotline.drafts'

interface Draft extends WrapUpDraft {
  /** Given to the server whole; kept until the wrap-up is over. */
  saved: boolean
  touchedAt: number
}

function remembered(): Record<string, Draft> {
  const text = sessionStorage.getItem(KEY)
  return text ? (JSON.parse(text) as Record<string, Draft>) : {}
}

const drafts = reactive(remembered())

watch(drafts, () => sessionStorage.setItem(KEY, JSON.stringify(drafts)), { deep: true, flush: 'sync' })

export function draftOf(callId: string): Draft {
  drafts[callId] ??= { ...emptyDraft(), saved: false, touchedAt: 0 }
  return drafts[callId]
}

export function dropDraft(callId: string): void {
  delete drafts[callId]
}

export function forgetDrafts(): void {
  for (const callId of Object.keys(drafts)) delete drafts[callId]
  sessionStorage.removeItem(KEY)
}
