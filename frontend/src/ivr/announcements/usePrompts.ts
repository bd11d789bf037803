import { computed, onScopeDispose, ref, type Ref } from 'vue'

import { http, sentenceOf } from '@/app/http'

import type { FlowText, Prompt } from './prompts'

/** All that is said; while one is being spoken they are looked at again and again. */

export interface Prompts {
  readonly rows: Ref<readonly Prompt[]>
  readonly texts: Ref<readonly FlowText[]>
  readonly known: Ref<boolean>
  readonly errorText: Ref<string>
  load(): Promise<void>
  /** What the server answered about one. */
  replace(prompt: Prompt): void
}

const AGAIN_MS = 1500

export function usePrompts(): Prompts {
  const rows = ref<readonly Prompt[]>([])
  const texts = ref<readonly FlowText[]>([])
  const known = ref(false)
  const errorText = ref('')
  const making = computed(() => rows.value.some((row) => row.waiting?.state === 'making'))

  async function load(): Promise<void> {
    try {
      const answer = await http.get('/api/prompts')
      rows.value = answer.rows
      texts.value = answer.texts
      known.value = true
      errorText.value = ''
    } catch (problem) {
      errorText.value = sentenceOf(problem)
    }
  }

  function replace(prompt: Prompt): void {
    rows.value = rows.value.map((row) => (row.name === prompt.name ? prompt : row))
  }

  void load()
  const timer = setInterval(() => making.value && void load(), AGAIN_MS)
  onScopeDispose(() => clearInterval(timer))
  return { rows, texts, known, errorText, load, replace }
}
