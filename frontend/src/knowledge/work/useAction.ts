import { ref, type Ref } from 'vue'

import { sentenceOf } from '@/app/http'

/** One deed at a time; what the server says against it is shown where the deed was asked for. */

export interface ActionRunner {
  readonly busy: Readonly<Ref<boolean>>
  readonly errorText: Ref<string>
  /** False when it was refused. */
  run(action: () => Promise<unknown>): Promise<boolean>
}

export function useAction(): ActionRunner {
  const busy = ref(false)
  const errorText = ref('')

  async function run(action: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    errorText.value = ''
    try {
      await action()
      return true
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, errorText, run }
}
