import { computed, onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'

import { ApiError, http, query } from '@/app/http'

/** A list, page after page by cursor. Old rows stay in sight while new ones are fetched. */

export interface Pages<Row> {
  readonly rows: Readonly<Ref<readonly Row[]>>
  readonly state: Ref<'loading' | 'more' | 'done' | 'failed'>
  readonly problem: Ref<ApiError | undefined>
  readonly hasMore: Readonly<Ref<boolean>>
  reload(): Promise<void>
  more(): Promise<void>
}

/** Fetched anew whenever ``filters`` change; ``wire`` says what they are on the wire. */
export function usePages<Row>(path: string, filters: Ref<unknown>, wire: () => Record<string, string>): Pages<Row> {
  const rows = shallowRef<readonly Row[]>([])
  const state = ref<Pages<Row>['state']['value']>('loading')
  const problem = ref<ApiError>()
  const next = ref<string | null>(null)
  let running: AbortController | undefined

  async function fetchPage(cursor: string | null): Promise<void> {
    running?.abort()
    running = new AbortController()
    const mine = running
    state.value = cursor ? 'more' : 'loading'
    problem.value = undefined
    try {
      const page = await http.get<{ rows: Row[]; next: string | null }>(`${path}${query({ ...wire(), cursor })}`, mine.signal)
      rows.value = cursor ? [...rows.value, ...page.rows] : page.rows
      next.value = page.next
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
  onScopeDispose(() => running?.abort())
  return { rows, state, problem, hasMore: computed(() => next.value !== null), reload, more: () => fetchPage(next.value) }
}
