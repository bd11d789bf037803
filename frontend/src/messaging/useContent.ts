import { onBeforeUnmount, ref, type Ref } from 'vue'

import { ApiError, errorOf } from '@/app/http'

/** A fax in the clear, fetched once when asked for: each fetch is on record. */

export interface Content {
  /** An address inside this page, empty until fetched. */
  readonly address: Ref<string>
  readonly problem: Ref<ApiError | undefined>
  readonly busy: Ref<boolean>
  fetchOnce(): Promise<void>
}

export function useContent(path: string): Content {
  const address = ref('')
  const problem = ref<ApiError>()
  const busy = ref(false)

  async function fetchOnce(): Promise<void> {
    if (address.value || busy.value) return
    busy.value = true
    problem.value = undefined
    try {
      const response = await fetch(path, { credentials: 'same-origin' })
      if (!response.ok) throw errorOf(response.status, await response.json().catch(() => null))
      address.value = URL.createObjectURL(await response.blob())
    } catch (thrown) {
      problem.value = thrown instanceof ApiError ? thrown : new ApiError(0, 'unreached', '加载失败，请联网后重试')
    } finally {
      busy.value = false
    }
  }

  onBeforeUnmount(() => URL.revokeObjectURL(address.value))
  return { address, problem, busy, fetchOnce }
}
