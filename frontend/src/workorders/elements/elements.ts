import { onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'

import { ApiError, http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { FormSchema, Value } from '../wire'

/** What the notes and the talk say of a case: suggestions for its form, each with the words it rests on. */

export type Element = Schemas['ElementOut']
/** What one side said in the talk. */
export type Utterance = Schemas['UtteranceBody']

export interface Recognised {
  /** The notes that `elements` were found in: positions are theirs. */
  readonly notes: Readonly<Ref<string>>
  readonly elements: Readonly<Ref<readonly Element[]>>
  readonly problem: Readonly<Ref<ApiError | undefined>>
  again(): void
}

const PAUSE_MS = 400
/** Shorter notes say nothing; nor is more of a talk read than its last utterances. */
const MIN = 4
const MIN_CONTENT_LENGTH = 10
const LONGEST_TALK = 200

export function useElements(notes: () => string, talk: () => readonly Utterance[] = () => []): Recognised {
  const read = ref('')
  const elements = shallowRef<readonly Element[]>([])
  const problem = shallowRef<ApiError>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function recognise(text: string): Promise<void> {
    const mine = ++turn
    const utterances = talk().slice(-LONGEST_TALK)
    try {
      const isEmpty = text.trim().length < MIN && utterances.length === 0
      const found = isEmpty ? [] : (await http.post('/api/workorders/elements', { body: { notes: text, talk: [...utterances] } })).elements
      if (mine !== turn) return
      read.value = text
      elements.value = found
      problem.value = undefined
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine === turn) problem.value = thrown
    }
  }

  function follow(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void recognise(notes()), PAUSE_MS)
  }

  watch([notes, () => talk().map((one) => one.text).join('\n')], follow)
  void recognise(notes())
  onScopeDispose(() => clearTimeout(timer))
  return { notes: readonly(read), elements, problem, again: follow }
}

export interface Suggestion extends Element {
  readonly title: string
  /** The words in the notes or in the talk, "" where it rests on none alone. */
  readonly text: string
  /** The form says so already. */
  readonly done: boolean
  /** Somebody filled in something else by hand: never replaced with the rest, only by itself. */
  readonly against: boolean
}

/** What the form has no place for is left out; the notes themselves are what the matter is about. */
export function suggestionsOf(
  form: FormSchema,
  edits: readonly string[],
  values: Readonly<Record<string, Value>>,
  byHand: ReadonlySet<string>,
  { notes, elements }: { notes: string; elements: readonly Element[] },
): Suggestion[] {
  const characters = Array.from(notes)
  const content: Element[] = notes.trim().length < MIN_CONTENT_LENGTH ? [] : [{ field: 'content', value: notes.trim(), start: 0, end: 0, inferred: false, wording: '' }]
  return [...elements, ...content].flatMap((one) => {
    const field = form.properties[one.field]
    if (!field || !edits.includes(one.field) || (field.enum && !field.enum.includes(one.value))) return []
    const value = values[one.field] ?? (field.type === 'boolean' ? false : '')
    const isEmpty = value === '' || value === false
    return [
      {
        ...one,
        title: field.title ?? one.field,
        text: one.wording || characters.slice(one.start, one.end).join(''),
        done: value === one.value,
        against: byHand.has(one.field) && !isEmpty && value !== one.value,
      },
    ]
  })
}

/** Brings leaders running, and asks for more: somebody decides it. */
const DECIDED = ['unrest']

/** What goes into the form by itself: where nobody has written, nor emptied the field. */
export function takenAtOnce(suggestions: readonly Suggestion[], byHand: ReadonlySet<string>): Suggestion[] {
  return suggestions.filter(({ field, done }) => !done && !byHand.has(field) && !DECIDED.includes(field))
}

/** Where the notes are marked: stretches that lie in one another are one. */
export function marksOf(suggestions: readonly Pick<Element, 'start' | 'end'>[]): [number, number][] {
  const places = suggestions.filter((one) => one.end > one.start).map((one): [number, number] => [one.start, one.end])
  places.sort((one, other) => one[0] - other[0])
  const joined: [number, number][] = []
  for (const [start, end] of places) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
