import { onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'

import { ApiError, http, query } from '@/app/http'

import type { CallBackRow } from './callbacks'

/** The list as it is now: fetched again when the filter changes, now and then, and after every deed. */

const EVERY_MS = 10_000

export interface CallBacks {
  readonly rows: Ref<CallBackRow[]>
  readonly loaded: Ref<boolean>
  readonly problem: Ref<ApiError | undefined>
  reload(): Promise<void>
}

export function useCallbacks(state: Ref<string>, kind: Ref<string>): CallBacks {
  const rows = ref<CallBackRow[]>([]) as Ref<CallBackRow[]>
  const loaded = ref(false)
  const problem = ref<ApiError>()
  let timer: ReturnType<typeof setInterval> | undefined

  async function reload(): Promise<void> {
    const asked = query({ state: state.value, kind: kind.value })
    try {
      const answer = await http.get<{ rows: CallBackRow[] }>(`/api/callbacks${asked}`)
      if (asked !== query({ state: state.value, kind: kind.value })) return
      rows.value = answer.rows
      problem.value = undefined
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
    } finally {
      loaded.value = true
    }
  }

  watch([state, kind], () => {
    loaded.value = false
    rows.value = []
    void reload()
  })
  onMounted(() => {
    void reload()
    timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload()
    }, EVERY_MS)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return { rows, loaded, problem, reload }
}
