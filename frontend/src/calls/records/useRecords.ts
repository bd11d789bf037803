import { ref, type Ref, watch } from 'vue'

import { ApiError, http, query } from '@/app/http'
import { serverNow } from '@/shared/ticker'

import { type RecordFilters, wireOf } from './filters'
import type { RecordRow } from './records'

/** The list, page after page by cursor. Old rows stay in sight while new ones are fetched. */

export interface RecordList {
  readonly rows: Ref<RecordRow[]>
  readonly state: Ref<'loading' | 'more' | 'done' | 'failed'>
  readonly problem: Ref<ApiError | undefined>
  readonly hasMore: Ref<boolean>
  reload(): Promise<void>
  more(): Promise<void>
}

interface Page {
  readonly rows: RecordRow[]
  readonly next: string | null
}

export function useRecords(filters: Ref<RecordFilters>): RecordList {
  const rows = ref<RecordRow[]>([])
  const state = ref<RecordList['state']['value']>('loading')
  const problem = ref<ApiError>()
  const next = ref<string | null>(null)
  const hasMore = ref(false)
  let running: AbortController | undefined

  async function fetchPage(cursor: string | null): Promise<void> {
    running?.abort()
    running = new AbortController()
    const mine = running
    state.value = cursor ? 'more' : 'loading'
    problem.value = undefined
    try {
      const parameters = query({ ...wireOf(filters.value, serverNow()), cursor })
      const page = await http.get<Page>(`/api/calls${parameters}`, mine.signal)
      rows.value = cursor ? [...rows.value, ...page.rows] : page.rows
      next.value = page.next
      hasMore.value = page.next !== null
      state.value = 'done'
    } catch (thrown) {
      if (mine.signal.aborted) return
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
      state.value = 'failed'
    }
  }

  const reload = (): Promise<void> => fetchPage(null)
  watch(filters, reload, { deep: true, immediate: true })
  return { rows, state, problem, hasMore, reload, more: () => fetchPage(next.value) }
}
