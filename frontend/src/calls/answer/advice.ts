import { onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'

import { ApiError, http } from '@/app/http'
import { askable } from '@/knowledge/search/search'
import type { Schemas } from '@/wire/schemas'

import { reportDisplayed } from './consulted'

/** What 京晓保 would answer to what is being typed: words for the agent to judge, never said by themselves. */

export type Advice = Schemas['AdviceOut']

/** Typed on for so long without a stop, it is thought about; fewer characters say nothing. */
const PAUSE_MS = 500
const SHORTEST = 4

export function useAdvice(typed: () => string): { advice: Readonly<Ref<Advice | undefined>>; to: Readonly<Ref<string>> } {
  const advice = shallowRef<Advice>()
  const to = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function look(text: string): Promise<void> {
    const mine = ++latest
    const found = await http.post('/api/assistant/advice', { body: { utterances: [text] } }).catch((thrown: unknown) => {
      if (!(thrown instanceof ApiError)) throw thrown
      return undefined // the list below still helps
    })
    if (mine !== latest) return
    advice.value = found?.sentences.length ? found : undefined
    to.value = text
    if (advice.value?.articles.length) reportDisplayed('suggested', advice.value.articles.slice(0, 1))
  }

  watch(
    () => askable(typed()),
    (text) => {
      clearTimeout(timer)
      if (text.length >= SHORTEST) timer = setTimeout(() => void look(text), PAUSE_MS)
      else {
        latest++
        advice.value = undefined
      }
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { advice, to }
}
