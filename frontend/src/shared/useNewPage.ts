import { type Ref, ref } from 'vue'
import { useRouter } from 'vue-router'

import { sentenceOf } from '@/app/http'

/** A dialog on a list that makes something with a page of its own, and opens that page. */
export interface NewPage {
  readonly isMaking: Ref<boolean>
  readonly busy: Ref<boolean>
  /** Why it could not be made, for the foot of the dialog. */
  readonly errorText: Ref<string>
  make(): Promise<void>
}

/** `save` answers with the path of the page. */
export function useNewPage(save: () => Promise<string>): NewPage {
  const router = useRouter()
  const isMaking = ref(false)
  const busy = ref(false)
  const errorText = ref('')

  async function make(): Promise<void> {
    busy.value = true
    try {
      await router.push(await save())
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
    } finally {
      busy.value = false
    }
  }

  return { isMaking, busy, errorText, make }
}
