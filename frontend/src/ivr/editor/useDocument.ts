import { computed, type ComputedRef, shallowRef } from 'vue'

import type { Flow } from '../flow'

import { begin, type History, redo, step, undo } from './history'
import type { Draft } from './localDraft'

/** The draft on the table, every step of it, and whether it differs from what was saved. */
export interface FlowDocument {
  readonly draft: ComputedRef<Draft>
  readonly flow: ComputedRef<Flow>
  readonly dirty: ComputedRef<boolean>
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  /** Starts over. `saved`: what the server has, when that is something else. */
  open(draft: Draft, saved?: Draft | null): void
  markSaved(draft: Draft): void
  /** Steps of the same `kind` that follow each other are undone together. */
  edit(change: (flow: Flow) => Flow, kind?: string): void
  set(change: Partial<Draft>, kind?: string): void
  undo(): void
  redo(): void
}

export function useDocument(first: Draft): FlowDocument {
  const history = shallowRef<History<Draft>>(begin(first))
  const saved = shallowRef<Draft | null>(first)
  const draft = computed(() => history.value.now)

  function set(change: Partial<Draft>, kind = ''): void {
    history.value = step(history.value, { ...draft.value, ...change }, kind)
  }
  return {
    draft,
    flow: computed(() => draft.value.flow),
    dirty: computed(() => draft.value !== saved.value),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    open(opened, known = opened) {
      history.value = begin(opened)
      saved.value = known
    },
    markSaved(written) {
      saved.value = written
    },
    edit(change, kind = '') {
      const flow = change(draft.value.flow)
      if (flow !== draft.value.flow) set({ flow }, kind)
    },
    set,
    undo() {
      history.value = undo(history.value)
    },
    redo() {
      history.value = redo(history.value)
    },
  }
}
