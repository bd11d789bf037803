import { computed, onScopeDispose, reactive, ref, type Ref, shallowRef, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { ApiError, http, query } from '@/app/http'

/** A list, page after page by cursor. Old rows stay in sight while new ones are fetched. */

/** What a list shows: its rows, or why there are none. */
export interface Listed<Row> {
  readonly rows: readonly Row[]
  readonly state: 'loading' | 'more' | 'done' | 'failed'
  /** What went wrong last, until something went well. */
  readonly problem: Pick<ApiError, 'message' | 'status'> | undefined
  reload(): Promise<void>
}

export interface Pages<Row> extends Listed<Row> {
  readonly hasMore: boolean
  more(): Promise<void>
}

interface Page<Row> {
  readonly rows: Row[]
  /** Cursor of the next page; a list that comes whole has none. */
  readonly next?: string | null
}

/** Fetched anew whenever ``filters`` change; ``wire`` says what they are on the wire. */
export function usePages<Row>(path: string, filters: Ref<unknown>, wire: () => Record<string, string>): Pages<Row> {
  const session = useSession()
  const rows = shallowRef<readonly Row[]>([])
  const state = ref<Pages<Row>['state']>('loading')
  const problem = shallowRef<ApiError>()
  const next = ref<string | null>(null)
  let running: AbortController | undefined

  /** False when it was turned down. */
  async function fetchPage(cursor: string | null): Promise<boolean> {
    running?.abort()
    running = new AbortController()
    const mine = running
    state.value = cursor ? 'more' : 'loading'
    try {
      const page = await http.get<Page<Row>>(`${path}${query({ ...wire(), cursor })}`, mine.signal)
      rows.value = cursor ? [...rows.value, ...page.rows] : page.rows
      next.value = page.next ?? null
      problem.value = undefined
      state.value = 'done'
      return true
    } catch (thrown) {
      if (mine.signal.aborted) return true
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
      state.value = 'failed'
      return false
    }
  }

  async function reload(): Promise<void> {
    await fetchPage(null)
  }

  async function more(): Promise<void> {
    await fetchPage(next.value)
  }

  /** Rows of other filters would be lies under these. */
  async function fetchOthers(): Promise<void> {
    if (!(await fetchPage(null))) rows.value = []
  }

  watch(filters, fetchOthers, { deep: true, immediate: true })
  // Signed in again over the page: fetch what was turned away.
  watch(
    () => session.expired,
    (expired) => {
      if (!expired && problem.value) void reload()
    },
  )
  onScopeDispose(() => running?.abort())
  return reactive({ rows, state, problem, hasMore: computed(() => next.value !== null), reload, more })
}
