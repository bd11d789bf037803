import { onScopeDispose, ref, type Ref, shallowRef, type ShallowRef } from 'vue'

import { ApiError, sentenceOf } from '@/app/http'

import { lookAgainAfter, type Mass, requests } from './mass'

/** One mass sending: read at once, looked at again while it goes on by itself, changed step by step. */
export interface OpenMass {
  readonly mass: ShallowRef<Mass | undefined>
  /** Why it could not be read last. */
  readonly problem: ShallowRef<ApiError | undefined>
  /** Why the last step was refused. */
  readonly errorText: Ref<string>
  readonly busy: Ref<boolean>
  load(): Promise<void>
  /** True when it is done. What it answers is shown at once; a step without an answer has it read again. */
  take(step: (id: string) => Promise<unknown>): Promise<boolean>
}

const isMass = (found: unknown): found is Mass => typeof found === 'object' && found !== null && 'stage' in found

export function useMass(id: string): OpenMass {
  const mass = shallowRef<Mass>()
  const problem = shallowRef<ApiError>()
  const errorText = ref('')
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Of two that are on their way the later one counts. */
  let turn = 0
  let isOver = false

  function show(found: Mass): void {
    mass.value = found
    plan(lookAgainAfter(found))
  }

  function plan(afterMs: number): void {
    clearTimeout(timer)
    if (afterMs > 0 && !isOver) timer = setTimeout(() => void load(), afterMs)
  }

  async function load(): Promise<void> {
    const mine = ++turn
    try {
      const found = await requests.read(id)
      if (mine !== turn) return
      problem.value = undefined
      show(found)
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine !== turn) return
      problem.value = thrown
      if (mass.value) plan(lookAgainAfter(mass.value))
    }
  }

  async function take(step: (id: string) => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errorText.value = ''
    try {
      const found = await step(id)
      turn++
      if (isMass(found)) show(found)
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
  return { mass, problem, errorText, busy, load, take }
}
