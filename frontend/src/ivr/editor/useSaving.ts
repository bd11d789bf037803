import { ref, type Ref, shallowRef } from 'vue'

import { ApiError, http, query, sentenceOf } from '@/app/http'

import type { FlowVersion } from '../flow'

import type { FlowDocument } from './useDocument'

/** Somebody saved since: which version, who, and what they changed. */
export interface Conflict {
  readonly newest: number
  readonly message: string
  readonly changes: readonly string[]
}

export interface Saving {
  readonly busy: Ref<boolean>
  readonly refusal: Ref<string>
  readonly conflict: Ref<Conflict | undefined>
  /** Whether it was saved. */
  save(note: string): Promise<boolean>
  /** The next save comes after theirs. */
  keepMine(): void
}

/** Writes what is on the table as a new version after `base`. */
export function useSaving(path: string, document: FlowDocument, base: Ref<number>, saved: (row: FlowVersion) => void): Saving {
  const busy = ref(false)
  const refusal = ref('')
  const conflict = shallowRef<Conflict>()

  async function save(note: string): Promise<boolean> {
    const written = document.draft.value
    const { flow, numbers, scenarios } = written
    busy.value = true
    refusal.value = ''
    try {
      const row = await http.post<FlowVersion>(`${path}/drafts`, { base: base.value, content: flow, numbers, scenarios, note })
      conflict.value = undefined
      document.markSaved(written)
      saved(row)
      return true
    } catch (thrown) {
      await refused(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  async function refused(thrown: unknown): Promise<void> {
    refusal.value = sentenceOf(thrown)
    if (!(thrown instanceof ApiError) || thrown.code !== 'stale_version' || !thrown.details.newest) return
    const newest = Number(thrown.details.newest)
    conflict.value = { newest, message: thrown.message, changes: await changesUpTo(newest) }
  }

  async function changesUpTo(newest: number): Promise<readonly string[]> {
    if (base.value === 0) return []
    try {
      const span = query({ before: base.value, after: newest })
      const { rows } = await http.get<{ rows: { message: string }[] }>(`${path}/differences${span}`)
      return rows.map((row) => row.message)
    } catch (thrown) {
      return [`没有取到改动：${sentenceOf(thrown)}`]
    }
  }

  return {
    busy,
    refusal,
    conflict,
    save,
    keepMine() {
      if (conflict.value) base.value = conflict.value.newest
      conflict.value = undefined
      refusal.value = ''
    },
  }
}
