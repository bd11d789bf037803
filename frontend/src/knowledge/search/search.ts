import { onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'

import { ApiError, http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Searching the knowledge base as one types. */

export type Found = Schemas['FoundOut']

export type Answer = Schemas['SearchOut']

export interface Search {
  /** The words that `found` answers, "" before anything was found. */
  readonly searched: Readonly<Ref<string>>
  readonly found: Readonly<Ref<readonly Found[]>>
  readonly byText: Readonly<Ref<boolean>>
  readonly busy: Readonly<Ref<boolean>>
  readonly problem: Readonly<Ref<ApiError | undefined>>
  again(): void
}

/** Longer than between two strokes, shorter than one notices. */
const PAUSE_MS = 120
const LONGEST = 120
/** Telephone and identity numbers are nothing to look for, and stay here. */
const NUMBERS = /\d{7,}[\dXx]*/g

export function askable(typed: string): string {
  return typed.replace(NUMBERS, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}

export function searchArticles(text: string, asOf = '', max = 6, signal?: AbortSignal): Promise<Answer> {
  return http.get('/api/knowledge/search', { query: { q: text, limit: max, as_of: asOf }, signal })
}

/** Follows what is typed; what was found stays in sight until the next is there. */
export function useSearch(typed: () => string, options: { asOf?: () => string; max?: number; pause?: number } = {}): Search {
  const searched = ref('')
  const found = shallowRef<readonly Found[]>([])
  const byText = ref(false)
  const busy = ref(false)
  const problem = shallowRef<ApiError>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  async function look(text: string): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    busy.value = true
    try {
      const answer = await searchArticles(text, options.asOf?.(), options.max, mine.signal)
      if (mine !== running) return
      searched.value = text
      found.value = answer.results
      byText.value = !answer.meaning
      problem.value = undefined
    } catch (thrown) {
      if (mine !== running || (thrown instanceof DOMException && thrown.name === 'AbortError')) return
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
    } finally {
      if (mine === running) busy.value = false
    }
  }

  function forget(): void {
    running?.abort()
    running = undefined
    searched.value = ''
    found.value = []
    busy.value = byText.value = false
    problem.value = undefined
  }

  function follow(): void {
    clearTimeout(timer)
    const text = askable(typed())
    if (text === '') forget()
    else timer = setTimeout(() => void look(text), options.pause ?? PAUSE_MS)
  }

  watch([() => askable(typed()), () => options.asOf?.() ?? ''], follow, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })
  return { searched: readonly(searched), found, byText: readonly(byText), busy: readonly(busy), problem, again: follow }
}

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** A text cut at its marks, for showing them. */
export function piecesOf(text: string, marks: readonly (readonly [number, number])[]): Piece[] {
  // As the server counts: by characters, not by halves of those beyond the basic plane.
  const characters = Array.from(text)
  const pieces: Piece[] = []
  let at = 0
  const put = (to: number, marked: boolean): void => {
    if (to > at) pieces.push({ text: characters.slice(at, to).join(''), marked })
    at = Math.max(at, to)
  }
  for (const [from, to] of marks) {
    put(Math.min(from, characters.length), false)
    put(Math.min(to, characters.length), true)
  }
  put(characters.length, false)
  return pieces
}
