import { onScopeDispose, ref, type Ref } from 'vue'

/** Putting words on the clipboard, with a word about it for a moment. */

const SHOWN_MS = 2000

export interface Copy {
  readonly copied: Readonly<Ref<boolean>>
  copy(words: string): Promise<void>
}

export function useCopy(): Copy {
  const copied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function copy(words: string): Promise<void> {
    await navigator.clipboard.writeText(words)
    copied.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (copied.value = false), SHOWN_MS)
  }

  return { copied, copy }
}
