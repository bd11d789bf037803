import { computed, type ComputedRef, watch } from 'vue'

import type { Guess } from '@/calls/desk/guesses'
import { useSearch } from '@/knowledge/search/search'

import { reportDisplayed } from './consulted'

/** What lies beside the answer before anything is typed: by what is being noted down, else by how the caller came. */

export interface Hint {
  readonly code: string
  readonly title: string
  readonly why: string
}

/** Written on for so long without a stop, the notes are looked at. */
const PAUSE_MS = 800
const SHORTEST = 4
const LONGEST = 40

/** The end of the notes: what is spoken of now. */
export function lastLine(notes: string): string {
  const sentences = notes.split(/[。；！？\n]/).map((one) => one.trim()).filter((one) => one.length >= SHORTEST)
  return (sentences.at(-1) ?? '').slice(-LONGEST)
}

export function useHints(notes: () => string, guesses: () => readonly Guess[]): ComputedRef<Hint[]> {
  const search = useSearch(notes, { max: 3, pause: PAUSE_MS })
  watch(search.found, (found) => reportDisplayed('suggested', found.map(({ code, version }) => ({ code, version }))))
  return computed(() => {
    if (search.found.value.length > 0) return search.found.value.map(({ code, title }) => ({ code, title, why: '根据小结' }))
    return guesses().map(({ topic, why }) => ({ code: topic.id, title: topic.title, why }))
  })
}
