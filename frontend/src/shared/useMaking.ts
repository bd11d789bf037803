import { computed, type ComputedRef, type Ref, ref } from 'vue'

import { ApiError, sentenceOf } from '@/app/http'

/** Something new under an id of one's own choice: made once, and said at the id when somebody has taken it. */
export interface Making {
  /** Whether one tried: faults are shown from then on. */
  readonly tried: Ref<boolean>
  readonly busy: Ref<boolean>
  /** Why it could not be made, for the foot of the form. */
  readonly errorText: Ref<string>
  /** The id as it stands is somebody's. */
  readonly isTaken: ComputedRef<boolean>
  /** Runs `save` unless there is a fault; true when it is done. */
  make(faults: Readonly<Record<string, string>>, save: () => Promise<unknown>): Promise<boolean>
}

export function useMaking(id: Ref<string>): Making {
  const tried = ref(false)
  const busy = ref(false)
  const errorText = ref('')
  const taken = ref('')

  async function make(faults: Readonly<Record<string, string>>, save: () => Promise<unknown>): Promise<boolean> {
    tried.value = true
    if (busy.value || Object.values(faults).some(Boolean)) return false
    busy.value = true
    errorText.value = ''
    try {
      await save()
      return true
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.code === 'stale_version') taken.value = id.value
      else errorText.value = sentenceOf(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  return { tried, busy, errorText, isTaken: computed(() => taken.value !== '' && taken.value === id.value), make }
}
