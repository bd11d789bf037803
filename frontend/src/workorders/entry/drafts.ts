import { reactive, watch } from 'vue'

import type { PartyDraft } from '../parties/parties'
import type { Value } from '../wire'

/**
 * Work orders being written, by call: they survive the end of the call and a reload, and nothing of them stays once
 * the agent signs out. "" is the one that belongs to no call; it is as long as its page.
 */

const KEY = 'hotline.case-drafts'

export interface CaseDraft {
  model: string
  values: Record<string, Value>
  /** What stands in the form by hand, and what else rests on which words of the notes. */
  byHand: string[]
  rests: Record<string, string>
  parties: readonly PartyDraft[]
  /** It lies open in column 记. */
  isOpen: boolean
}

/** A work order that was registered from a call. */
export interface Registered {
  readonly id: string
  readonly number: string
  readonly stateName: string
  /** "" where its model has none. */
  readonly topic?: string
}

interface OfCall {
  draft: CaseDraft | null
  registered: readonly Registered[]
}

function remembered(): Map<string, OfCall> {
  const text = sessionStorage.getItem(KEY)
  return new Map(text ? (JSON.parse(text) as [string, OfCall][]) : [])
}

const byCall = reactive(remembered())

watch(byCall, () => sessionStorage.setItem(KEY, JSON.stringify([...byCall].filter(([call]) => call !== ''))), { deep: true, flush: 'sync' })

function ofCall(call: string): OfCall {
  if (!byCall.has(call)) byCall.set(call, { draft: null, registered: [] })
  return byCall.get(call) as OfCall
}

export function hasCaseDraft(call: string): boolean {
  return Boolean(byCall.get(call)?.draft)
}

/** The draft of this call, begun if there is none. */
export function caseDraftOf(call: string): CaseDraft {
  const own = ofCall(call)
  own.draft ??= { model: '', values: { kind: '咨询', urgency: '一般' }, byHand: [], rests: {}, parties: [], isOpen: false }
  return own.draft
}

export function registeredFrom(call: string): readonly Registered[] {
  return byCall.get(call)?.registered ?? []
}

export function dropCaseDraft(call: string): void {
  const own = byCall.get(call)
  if (own) own.draft = null
}

/** The draft has become a work order. */
export function noteRegistered(call: string, made: Registered): void {
  const own = ofCall(call)
  own.draft = null
  own.registered = [...own.registered, made]
}

/** Calls with a draft that nobody submitted, the oldest first. */
export function unsubmittedCalls(): string[] {
  return [...byCall].filter(([call, { draft }]) => call !== '' && draft !== null).map(([call]) => call)
}

export function forgetCaseDrafts(): void {
  byCall.clear()
  sessionStorage.removeItem(KEY)
}
