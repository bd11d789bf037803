import { onMounted, ref, type Ref } from 'vue'

import { http, sentenceOf } from '@/app/http'

import type { Channel, Choice } from './notifications'

/** The kinds of notifications as one has them, and choosing. */
export interface Choices {
  readonly choices: Ref<readonly Choice[]>
  readonly problem: Ref<string>
  readonly known: Ref<boolean>
  load(): Promise<void>
  choose(kind: string, channel: Channel, on: boolean): Promise<void>
}

const PREFERENCES = '/api/notifications/preferences'

export function useChoices(): Choices {
  const choices = ref<readonly Choice[]>([])
  const problem = ref('')
  const known = ref(false)

  async function take(answer: Promise<{ kinds: readonly Choice[] }>): Promise<void> {
    try {
      choices.value = (await answer).kinds
      problem.value = ''
      known.value = true
    } catch (thrown) {
      problem.value = sentenceOf(thrown)
    }
  }

  const load = (): Promise<void> => take(http.get(PREFERENCES))
  onMounted(load)
  return { choices, problem, known, load, choose: (kind, channel, on) => take(http.put(PREFERENCES, { body: { kind, channel, on } })) }
}
