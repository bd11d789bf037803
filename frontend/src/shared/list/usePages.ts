import { computed, onScopeDispose, reactive, ref, type Ref, shallowRef, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { ApiError, http } from '@/app/http'
import type { ListPath, PageOf, RowOf } from '@/wire/operations'

import { count } from '../format'

/** A list, page after page by cursor. Old rows stay in sight while new ones are fetched. */

/** What a list shows: its rows, or why there are none. */
export interface Listed<Row> {
  readonly rows: readonly Row[]
  readonly state: 'loading' | 'more' | 'done' | 'failed'
  /** What went wrong last, until something went well. */
  readonly problem: Pick<ApiError, 'message' | 'status'> | undefined
  /** How many there are on all pages, counted up to COUNTED_ROWS; null where nobody counts. */
  readonly total?: number | null
  reload(): Promise<void>
}

/** Larger totals are not counted. */
export const COUNTED_ROWS = 100_000

/** "1,204 条"; from COUNTED_ROWS on "100,000 条以上". */
export function totalText(total: number): string {
  return total >= COUNTED_ROWS ? `${count(COUNTED_ROWS)} 条以上` : `${count(total)} 条`
}

export interface Pages<Row> extends Listed<Row> {
  readonly hasMore: boolean
  more(): Promise<void>
  /** All that is in sight as it is now, put in its place at once and without a sign: nobody loses their place. */
  lookAgain(): Promise<void>
}

/** Fetched anew whenever ``filters`` change; ``wire`` says what they are on the wire. */
export function usePages<P extends ListPath>(path: P, filters: Ref<unknown>, wire: () => Record<string, string>): Pages<RowOf<P>> {
  type Row = RowOf<P>
  const session = useSession()
  const rows = shallowRef<readonly Row[]>([])
  const state = ref<Pages<Row>['state']>('loading')
  const problem = shallowRef<ApiError>()
  const next = ref<string | null>(null)
  const total = ref<number | null>(null)
  let running: AbortController | undefined
  let pagesInView = 0

  /** Whatever was on its way is no longer wanted. */
  function begin(): AbortSignal {
    running?.abort()
    running = new AbortController()
    return running.signal
  }

  const requestPage = (cursor: string | null, signal: AbortSignal): Promise<PageOf<Row>> => http.page(path, { ...wire(), cursor }, signal)

  /** False when it was turned down. */
  async function fetchPage(cursor: string | null): Promise<boolean> {
    const signal = begin()
    state.value = cursor ? 'more' : 'loading'
    try {
      const page = await requestPage(cursor, signal)
      pagesInView = cursor ? pagesInView + 1 : 1
      rows.value = cursor ? [...rows.value, ...page.rows] : page.rows
      if (!cursor) total.value = page.total ?? null
      next.value = page.next ?? null
      problem.value = undefined
      state.value = 'done'
      return true
    } catch (thrown) {
      if (signal.aborted) return true
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

  async function lookAgain(): Promise<void> {
    if (state.value !== 'done') return
    const signal = begin()
    try {
      let page = await requestPage(null, signal)
      const counted = page.total ?? null
      const found = [...page.rows]
      for (let pages = 1; pages < pagesInView && page.next; pages++) {
        page = await requestPage(page.next, signal)
        found.push(...page.rows)
      }
      rows.value = found
      total.value = counted
      next.value = page.next ?? null
    } catch (thrown) {
      // What was there stays; whoever asks for something will be told.
      if (!signal.aborted && !(thrown instanceof ApiError)) throw thrown
    }
  }

  /** Rows of other filters would be lies under these. */
  async function fetchOthers(): Promise<void> {
    if (await fetchPage(null)) return
    rows.value = []
    total.value = null
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
  return reactive({ rows, state, problem, total, hasMore: computed(() => next.value !== null), reload, more, lookAgain })
}
