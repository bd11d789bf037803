import { ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'

import { sentenceOf } from '@/app/http'

export interface ListUpload {
  /** The hidden field of the file. */
  picker: Ref<HTMLInputElement | undefined>
  busy: Ref<boolean>
  /** Why the file was refused, '' when none was. */
  errorText: Ref<string>
  /** Of the field, once a file is chosen. */
  upload: (event: Event) => Promise<void>
}

/** A list from the user's files is sent, and what was made of it opens on a page of its own. */
export function useListUpload(send: (file: File) => Promise<{ id: string }>, path: string): ListUpload {
  const router = useRouter()
  const picker = ref<HTMLInputElement>()
  const busy = ref(false)
  const errorText = ref('')

  async function upload(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement
    const file = field.files?.[0]
    field.value = '' // else the same file, mended, could not be chosen again
    if (!file || busy.value) return
    busy.value = true
    errorText.value = ''
    try {
      await router.push(`${path}/${(await send(file)).id}`)
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
    } finally {
      busy.value = false
    }
  }

  return { picker, busy, errorText, upload }
}
