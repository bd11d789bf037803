import { ref, type Ref } from 'vue'

import { ApiError } from '@/app/http'

import type { Prompt } from './prompts'

export interface Writing {
  readonly busy: Ref<boolean>
  readonly errorText: Ref<string>
  /** `write` gets the newest version that its author saw; whether it was written. */
  send(write: (base: number) => Promise<Prompt>): Promise<boolean>
}

/** Another version of a prompt. When somebody else wrote meanwhile, the author reads so, sees it, and may write after it. */
export function useWriting(prompt: Prompt, answered: (prompt: Prompt) => void, stale: () => void): Writing {
  const busy = ref(false)
  const errorText = ref('')
  let base = prompt.written

  async function send(write: (base: number) => Promise<Prompt>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errorText.value = ''
    try {
      const written = await write(base)
      base = written.written
      answered(written)
      return true
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      errorText.value = problem.message
      if (problem.code === 'stale_version') {
        base = Number(problem.details.newest)
        stale()
      }
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, errorText, send }
}
