import { onScopeDispose, ref, type Ref } from 'vue'

/** Putting words on the clipboard, with a word about it for a moment. */

const SHOWN_MS = 2000

export interface Copy {
  readonly copied: Readonly<Ref<boolean>>
  copy(words: string): Promise<void>
}

/** Where the browser refuses, as over plain HTTP or without the focus, by the old way through a selection. */
async function put(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    const before = document.activeElement as HTMLElement | null
    const field = Object.assign(document.createElement('textarea'), { value: words })
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    before?.focus()
    return done
  }
}

export function useCopy(): Copy {
  const copied = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function copy(words: string): Promise<void> {
    if (!(await put(words))) return
    copied.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (copied.value = false), SHOWN_MS)
  }

  return { copied, copy }
}
