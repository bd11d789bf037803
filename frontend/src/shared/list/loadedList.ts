import { computed, reactive } from 'vue'

import type { Loaded } from '../useLoaded'
import type { Listed } from './usePages'

/** The lines of a page that reads all of them at once. */
export function loadedList<T, Row>({ value, problem, busy, reload }: Loaded<T>, rowsOf: (found: T) => readonly Row[]): Listed<Row> {
  return reactive({
    rows: computed(() => (value.value === undefined ? [] : rowsOf(value.value))),
    state: computed(() => (problem.value && value.value === undefined ? 'failed' : busy.value ? 'loading' : 'done')),
    problem,
    reload,
  }) as Listed<Row>
}
