import { computed, type ComputedRef, type Ref, ref } from 'vue'

import { ApiError } from '@/app/http'

import { flows } from '../flows/api'
import type { Span } from './blocks'
import { placeOfRefusal, type Ran, type ScenarioOutcome, outcomesOf, type Tried } from './outcomes'
import type { Flow } from '../flow'

/** Runs the scenarios of a text through a flow on the server, and keeps what came of it until the next run. */

export interface Rehearsal {
  readonly outcomes: ComputedRef<ScenarioOutcome[]>
  readonly tried: ComputedRef<Tried | null>
  readonly problem: Ref<ApiError | undefined>
  /** Where the text cannot be read. */
  readonly unread: Ref<Span | null>
  readonly busy: Ref<boolean>
  /** The text or the flow is another than the one that was run. */
  readonly stale: ComputedRef<boolean>
  run(): Promise<void>
}

export function useRehearsal(content: () => Flow, text: () => string): Rehearsal {
  const ran = ref<Ran & { content: string }>()
  const problem = ref<ApiError>()
  const unread = ref<Span | null>(null)
  const busy = ref(false)

  async function run(): Promise<void> {
    if (busy.value) return
    busy.value = true
    const now = { content: JSON.stringify(content()), text: text() }
    try {
      ran.value = { ...now, tried: await flows.rehearse(content(), now.text) }
      problem.value = undefined
      unread.value = null
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      ran.value = undefined
      problem.value = thrown
      unread.value = placeOfRefusal(now.text, thrown.message)
    } finally {
      busy.value = false
    }
  }

  const sameFlow = computed(() => ran.value?.content === JSON.stringify(content()))
  const outcomes = computed(() => outcomesOf(text(), ran.value && sameFlow.value ? ran.value : null))
  const tried = computed(() => ran.value?.tried ?? null)
  const stale = computed(() => ran.value !== undefined && !(sameFlow.value && ran.value.text === text()))
  return { outcomes, tried, problem, unread, busy, stale, run }
}
