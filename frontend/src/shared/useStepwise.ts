import { onScopeDispose, ref, type Ref, shallowRef, type ShallowRef } from 'vue'

import { ApiError, sentenceOf } from '@/app/http'

/** Something that goes on by itself and is changed step by step: read at once, looked at again while it goes on. */
export interface Stepwise<T> {
  readonly found: ShallowRef<T | undefined>
  /** Why it could not be read last. */
  readonly problem: ShallowRef<ApiError | undefined>
  /** Why the last step was refused. */
  readonly errorText: Ref<string>
  readonly busy: Ref<boolean>
  load(): Promise<void>
  /** True when it is done. What it answers is shown at once; a step without an answer has it read again. */
  take(step: (id: string) => Promise<unknown>): Promise<boolean>
}

/** ``lookAgainAfter``: how soon to read it again, in milliseconds; 0 while nothing moves by itself. */
export function useStepwise<T extends { readonly stage: string }>(id: string, read: (id: string) => Promise<T>, lookAgainAfter: (found: T) => number): Stepwise<T> {
  const found = shallowRef<T>()
  const problem = shallowRef<ApiError>()
  const errorText = ref('')
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Of two that are on their way the later one counts. */
  let turn = 0
  let isOver = false

  const isFound = (answer: unknown): answer is T => typeof answer === 'object' && answer !== null && 'stage' in answer

  function show(answer: T): void {
    found.value = answer
    plan(lookAgainAfter(answer))
  }

  function plan(afterMs: number): void {
    clearTimeout(timer)
    if (afterMs > 0 && !isOver) timer = setTimeout(() => void load(), afterMs)
  }

  async function load(): Promise<void> {
    const mine = ++turn
    try {
      const answer = await read(id)
      if (mine !== turn) return
      problem.value = undefined
      show(answer)
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine !== turn) return
      problem.value = thrown
      if (found.value) plan(lookAgainAfter(found.value))
    }
  }

  async function take(step: (id: string) => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errorText.value = ''
    try {
      const answer = await step(id)
      turn++
      if (isFound(answer)) show(answer)
      else await load()
      return true
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
      await load()
      return false
    } finally {
      busy.value = false
    }
  }

  void load()
  onScopeDispose(() => {
    isOver = true
    turn++
    clearTimeout(timer)
  })
  return { found, problem, errorText, busy, load, take }
}
