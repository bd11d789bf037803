import { ref, type Ref } from 'vue'

import { sentenceOf } from '@/app/http'

/** One deed at a time; what the server says against it is shown where the deed was asked for. */

export interface DeedRunner {
  readonly busy: Readonly<Ref<boolean>>
  readonly trouble: Ref<string>
  /** False when it was refused. */
  run(deed: () => Promise<unknown>): Promise<boolean>
}

export function useDeed(): DeedRunner {
  const busy = ref(false)
  const trouble = ref('')

  async function run(deed: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    trouble.value = ''
    try {
      await deed()
      return true
    } catch (thrown) {
      trouble.value = sentenceOf(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, trouble, run }
}
