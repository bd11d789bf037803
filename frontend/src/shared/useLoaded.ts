import { onMounted, type Ref, shallowRef } from 'vue'

import { ApiError } from '@/app/http'

/** Something read from the server: what was there stays in sight while it is read again, or cannot be. */

export interface Loaded<T> {
  readonly value: Readonly<Ref<T | undefined>>
  readonly problem: Readonly<Ref<ApiError | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  reload(): Promise<void>
}

/** Reads once the calling component is there; a later reading wins over one still on its way. */
export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const value = shallowRef<T>()
  const problem = shallowRef<ApiError>()
  const busy = shallowRef(false)
  let turn = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    busy.value = true
    try {
      const found = await read()
      if (mine !== turn) return
      value.value = found
      problem.value = undefined
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine === turn) problem.value = thrown
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  onMounted(reload)
  return { value, problem, busy, reload }
}
