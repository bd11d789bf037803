import type { Flow } from '../flow'

/** What is being written: a flow, the numbers it answers, its scenarios. */
export interface Draft {
  readonly flow: Flow
  readonly numbers: readonly string[]
  readonly scenarios: string
}

/** Kept in this browser until it is saved, so that a reload or a crash loses nothing. One a person and flow. */
export interface LocalDraft extends Draft {
  /** The version it was written from; 0: none. */
  readonly base: number
  /** When it was last changed. */
  readonly at: string
}

const PREFIX = 'hotline.flow-draft'

function keyOf(person: string, flow: string): string {
  return `${PREFIX}.${person}.${flow}`
}

export function storeDraft(person: string, draft: LocalDraft): void {
  localStorage.setItem(keyOf(person, draft.flow.id), JSON.stringify(draft))
}

export function dropDraft(person: string, flow: string): void {
  localStorage.removeItem(keyOf(person, flow))
}

/** Undefined when there is none, or none that can be read. */
export function localDraftOf(person: string, flow: string): LocalDraft | undefined {
  const text = localStorage.getItem(keyOf(person, flow))
  if (!text) return undefined
  try {
    const draft = JSON.parse(text) as LocalDraft
    return draft.flow.id === flow && Array.isArray(draft.flow.edges) ? draft : undefined
  } catch {
    return undefined
  }
}
