import { ref, type Ref, shallowRef } from 'vue'

import { ApiError, sentenceOf } from '@/app/http'

import type { FlowVersion } from '../flow'
import { type Difference, flows } from '../flows/api'
import { printed } from '../scenarios/useTable'
import type { FlowDocument } from './useDocument'

/** Somebody saved since: which version, who, and what they changed. */
export interface Conflict {
  readonly newest: number
  readonly message: string
  readonly changes: readonly Difference[]
}

export interface Saving {
  readonly busy: Ref<boolean>
  readonly refusal: Ref<string>
  readonly conflict: Ref<Conflict | undefined>
  /** Whether it was saved. */
  save(note: string): Promise<boolean>
  /** The next save comes after theirs. */
  overwrite(): void
}

/** Writes what is on the table as a new version after `base`. */
export function useSaving(document: FlowDocument, base: Ref<number>, saved: (row: FlowVersion) => void): Saving {
  const busy = ref(false)
  const refusal = ref('')
  const conflict = shallowRef<Conflict>()

  async function save(note: string): Promise<boolean> {
    busy.value = true
    await printed()
    const written = document.draft.value
    const { flow: content, numbers, scenarios } = written
    refusal.value = ''
    try {
      const row = await flows.save(content.id, { base: base.value, content, numbers, scenarios, note })
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
    if (!(thrown instanceof ApiError) || thrown.code !== 'stale_version') return
    const { newest } = thrown.details
    if (newest === undefined) return
    const changes = await flows.differences(document.flow.value.id, base.value, newest).catch(() => [])
    conflict.value = { newest, message: thrown.message, changes }
  }

  return {
    busy,
    refusal,
    conflict,
    save,
    overwrite() {
      if (conflict.value) base.value = conflict.value.newest
      conflict.value = undefined
    },
  }
}
