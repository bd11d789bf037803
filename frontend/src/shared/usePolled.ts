/** An answer of the server that is read at once and then again at an interval, as long as the component lives. */
import { onScopeDispose, type ShallowRef, ref, shallowRef, type Ref } from 'vue'

import { sentenceOf } from '@/app/http'

export interface Polled<T> {
  /** The last answer; undefined before the first one. */
  readonly found: ShallowRef<T | undefined>
  /** Why the last read failed; '' after a successful one. */
  readonly errorText: Ref<string>
  load(): Promise<void>
}

export function usePolled<T>(read: () => Promise<T>, intervalMs: number): Polled<T> {
  const found = shallowRef<T>()
  const errorText = ref('')

  async function load(): Promise<void> {
    try {
      found.value = await read()
      errorText.value = ''
    } catch (problem) {
      errorText.value = sentenceOf(problem)
    }
  }

  void load()
  const timer = setInterval(() => void load(), intervalMs)
  onScopeDispose(() => clearInterval(timer))
  return { found, errorText, load }
}
