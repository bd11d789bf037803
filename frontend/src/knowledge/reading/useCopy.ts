import { onScopeDispose, ref, type Ref } from 'vue'

/** Putting words on the clipboard, with a word about it for a moment. */

const DISPLAYED_MS = 2000

export interface Copy {
  readonly copied: Readonly<Ref<boolean>>
  copy(text: string): Promise<void>
}

/** Where the browser refuses, as over plain HTTP or without the focus, by the old way through a selection. */
async function put(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const before = document.activeElement as HTMLElement | null
    const field = Object.assign(document.createElement('textarea'), { value: text })
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

  async function copy(text: string): Promise<void> {
    if (!(await put(text))) return
    copied.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (copied.value = false), DISPLAYED_MS)
  }

  return { copied, copy }
}
